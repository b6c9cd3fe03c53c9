// How long things took, counted in buckets that are 1 % wide: percentiles of any number of times in a fixed memory.

/** Buckets between a time and twice that time. */
const PER_OCTAVE = 64;
/** From a nanosecond to eighteen minutes. */
const OCTAVES = 40;

export class Histogram {
  counts = new Float64Array(PER_OCTAVE * OCTAVES);
  total = 0;
  longest = 0;

  /** Counts a time in milliseconds. What a coarse clock takes for no time at all is in the first bucket. */
  add(milliseconds) {
    const bucket = Math.floor(Math.log2(milliseconds * 1e6) * PER_OCTAVE);
    this.counts[Math.min(Math.max(bucket, 0), this.counts.length - 1)] += 1;
    this.total += 1;
    if (milliseconds > this.longest) this.longest = milliseconds;
  }

  /** A time in microseconds that this share of all did not exceed. */
  percentile(share) {
    let left = share * this.total;
    const bucket = this.counts.findIndex((count) => (left -= count) <= 0);
    return bucket <= 0 ? 0 : Math.min(2 ** ((bucket + 1) / PER_OCTAVE) / 1e3, this.longest * 1e3);
  }
}
