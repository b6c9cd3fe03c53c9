// Colours, where they are wanted. Node's own `styleText` is not in every Node 20.

type Paint = (text: string) => string;

/** What the formats paint with. */
export type Colours = Record<'red' | 'yellow' | 'bold' | 'dim', Paint>;

/** The numbers that terminals know the styles by. */
const STYLES = { red: [31, 39], yellow: [33, 39], bold: [1, 22], dim: [2, 22] } as const;

/** FORCE_COLOR (but for 0) wins over NO_COLOR, and that over the terminal, as in Node itself. */
export function wantsColours(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted } = environment;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && (unwanted === undefined || unwanted === '') && environment.TERM !== 'dumb';
}

export function colours(wanted: boolean): Colours {
  const paint = (name: keyof Colours): Paint => {
    const [on, off] = STYLES[name];
    return wanted ? (text) => `\x1b[${on}m${text}\x1b[${off}m` : (text) => text;
  };
  return { red: paint('red'), yellow: paint('yellow'), bold: paint('bold'), dim: paint('dim') };
}
