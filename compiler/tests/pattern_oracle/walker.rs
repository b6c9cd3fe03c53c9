//! Random texts that an automaton takes, or nearly.

use workflow_preflight_compiler::pattern::{ACCEPT, Automaton, REJECT};

/// Makes texts that an automaton takes, or nearly.
pub(crate) struct Walker<'a> {
    automaton: &'a Automaton,
    /// The inclusive ranges of each class.
    ranges: Vec<Vec<(u32, u32)>>,
    /// How many steps it is from each state to a match.
    distances: Vec<usize>,
}

/// A distance from which there is no way.
const FAR: usize = usize::MAX;

impl<'a> Walker<'a> {
    pub(crate) fn new(automaton: &'a Automaton) -> Self {
        let mut ranges = vec![Vec::new(); automaton.class_count];
        for (point, &class) in (0..).zip(&automaton.ascii) {
            ranges[usize::from(class)].push((point, point));
        }
        let starts = &automaton.ranges.starts;
        let lasts = starts.iter().skip(1).map(|next| next - 1).chain([0x10_FFFF]);
        for ((&first, last), &class) in starts.iter().zip(lasts).zip(&automaton.ranges.classes) {
            ranges[usize::from(class)].push((first, last));
        }
        let mut walker = Self { automaton, ranges, distances: vec![FAR; automaton.rows.len()] };
        while walker.shorten() {}
        walker
    }

    /// Later states first, since most steps lead forward.
    fn shorten(&mut self) -> bool {
        let mut shorter = false;
        for state in (0..self.distances.len()).rev() {
            let row = usize::from(self.automaton.rows[state]);
            let nearest = self.steps(state).iter().map(|&step| self.distance(state, step)).min().unwrap_or(FAR);
            let distance = if self.automaton.accepting[row] { 0 } else { nearest.saturating_add(1) };
            shorter |= distance < self.distances[state];
            self.distances[state] = distance.min(self.distances[state]);
        }
        shorter
    }

    fn steps(&self, state: usize) -> &[i16] {
        let count = self.automaton.class_count;
        &self.automaton.steps[usize::from(self.automaton.rows[state]) * count..][..count]
    }

    /// The distance after a step.
    fn distance(&self, state: usize, step: i16) -> usize {
        match step {
            REJECT => FAR,
            ACCEPT => 0,
            step => self.distances[state.strict_add_signed(step.into())],
        }
    }

    /// A walk, then a few mutations, mostly none.
    pub(crate) fn text(&self, random: &mut Random, limit: usize) -> Vec<u16> {
        let mut points = self.walk(random, limit);
        while random.below(2) == 0 {
            let at = random.below(points.len() + 1);
            let last = points.len().saturating_sub(1);
            match random.below(5) {
                0 => points.truncate(at),
                1 => points.push(random.special()),
                2 if !points.is_empty() => drop(points.remove(at.min(last))),
                3 if !points.is_empty() => points.insert(at, points[at.min(last)]),
                _ => points.insert(at, random.special()),
            }
        }
        utf16(&points)
    }

    /// Wanders for up to `limit` code points, and goes to the nearest match from there.
    fn walk(&self, random: &mut Random, limit: usize) -> Vec<u32> {
        let (mut state, mut points) = (0_usize, Vec::new());
        let (wander, end) = (random.below(limit), limit * 2);
        while points.len() < end {
            let steps = self.steps(state);
            let nearer = |class: usize| self.distance(state, steps[class]) < self.distances[state];
            let wanders = points.len() < wander;
            let open: Vec<_> = (0..steps.len())
                .filter(|&class| if wanders { steps[class] != REJECT } else { nearer(class) })
                .collect();
            if open.is_empty() {
                break;
            }
            let class = open[random.below(open.len())];
            points.push(random.member(&self.ranges[class]));
            match steps[class] {
                ACCEPT => break,
                step => state = state.strict_add_signed(step.into()),
            }
        }
        points
    }
}

/// A xorshift generator: the texts are the same in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit
    }

    /// A code point of the ranges, often the end of one.
    fn member(&mut self, ranges: &[(u32, u32)]) -> u32 {
        let (first, last) = ranges[self.below(ranges.len())];
        match self.below(4) {
            0 => first,
            1 => last,
            _ => first + u32::try_from(self.below(usize::try_from(last - first + 1).unwrap())).unwrap(),
        }
    }

    /// A code point that implementations get wrong.
    fn special(&mut self) -> u32 {
        let special = "\0\t\n\u{b}\r -./:09AZ_az{|}~\u{7f}\u{80}\u{85}\u{a0}\u{e9}\u{301}\u{378}\u{7ff}\u{800}\u{200b}\u{2028}\
            \u{2029}\u{3000}\u{d7ff}\u{e000}\u{feff}\u{fffd}\u{fffe}\u{10000}\u{1f600}\u{e0100}\u{10ffff}abcg@\u{3b1}";
        let surrogates = [0xD800, 0xDBFF, 0xD83D, 0xDC00, 0xDE00, 0xDFFF];
        let points: Vec<_> = special.chars().map(u32::from).chain(surrogates).collect();
        points[self.below(points.len())]
    }
}

pub(crate) fn utf16(points: &[u32]) -> Vec<u16> {
    let mut units = Vec::new();
    for &point in points {
        match char::from_u32(point) {
            Some(character) => units.extend_from_slice(character.encode_utf16(&mut [0; 2])),
            None => units.push(u16::try_from(point).unwrap()),
        }
    }
    units
}
