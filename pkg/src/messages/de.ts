// German, for `setMessages`. The texts are in messages/de.json; none may be missing, which the type sees to.

import { texts } from '../generated/german.js';
import type { Messages } from '../wording.js';

/** Every message in German. */
export const german: Required<Messages> = texts;
