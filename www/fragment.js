// Links to what is shown: `#glue.CreateWorkflow/request`, and behind it the text, as `?json=` or, where that is shorter,
// compressed as `?deflate=`. All of it stands in the fragment, which browsers never send to a server.
//
// A fragment may come from anybody: whatever it holds, reading it gives a text or nothing.

/** A text from this length on is worth compressing, in UTF-16 units. */
const PLAIN = 200;
/** The longest link, in bytes compressed, and the longest text that one may unfold to, in UTF-16 units. */
const LONGEST_LINK = 48_000;
const LONGEST_TEXT = 4_000_000;

const FORM =
  /^#(?<id>[a-z]+\.\w+)\/(?<direction>request|response)(?:\?(?<coding>json|deflate)=(?<data>.*))?$/;

/**
 * The fragment for a text; `text` is left out for what is shown anyway.
 *
 * @param {{ id: string, direction: string, text?: string }} shown
 * @returns {Promise<{ fragment: string, whole: boolean }>} `whole` is false where the text is not in the link: it is too
 *   long, or holds half a surrogate pair, which links cannot carry
 */
export async function fragmentOf({ id, direction, text }) {
  const place = `#${id}/${direction}`;
  if (text === undefined) return { fragment: place, whole: true };
  if (text.length > LONGEST_TEXT || !text.isWellFormed()) return { fragment: place, whole: false };
  const coded = text.length < PLAIN ? `json=${encodeURIComponent(text)}` : await deflated(text);
  return coded === undefined
    ? { fragment: place, whole: false }
    : { fragment: `${place}?${coded}`, whole: true };
}

/**
 * What a fragment says, or `undefined` where it is none of ours. A text that cannot be read is `null`.
 *
 * @returns {Promise<{ id: string, direction: string, text?: string | null } | undefined>}
 */
export async function readFragment(fragment) {
  const { id, direction, coding, data } = FORM.exec(fragment)?.groups ?? {};
  if (id === undefined) return undefined;
  if (coding === undefined) return { id, direction };
  try {
    return { id, direction, text: coding === 'json' ? decodeURIComponent(data) : await inflated(data) };
  } catch {
    return { id, direction, text: null };
  }
}

/** Nothing, where it is too long. */
async function deflated(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes.length > LONGEST_LINK) return undefined;
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `deflate=${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** Stops where the text gets too long: a short link can unfold to gigabytes. */
async function inflated(data) {
  const binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (text.length > LONGEST_TEXT) throw new RangeError('the text of the link is too long');
    if (done) return text;
  }
}
