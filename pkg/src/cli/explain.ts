// `workflow-preflight explain`: the constraints of a request, a response or a part, with who states them.

import { escaped } from '../pointer.js';
import type { DescribedConstraint, Description } from '../index.js';
import type { Colours } from './colours.js';

/** One paragraph for each place, at `pointer` and below. */
export function explained(description: Description, pointer: string, colours: Colours): string {
  const { key, value, element, members = [] } = description;
  const parts = [
    paragraph(description, pointer === '' ? description.name : pointer, colours),
    ...(key?.constraints.length ? [paragraph(key, `${pointer} (keys)`, colours)] : []),
    // Any step will do to `field`; these are the ones that read best.
    ...(value ? [explained(value, `${pointer}/*`, colours)] : []),
    ...(element ? [explained(element, `${pointer}/0`, colours)] : []),
    ...members.map((member) => explained(member, `${pointer}/${escaped(member.name)}`, colours)),
  ];
  return parts.join('');
}

function paragraph(description: Description, place: string, colours: Colours): string {
  const { type, format, recursive, constraints } = description;
  const notes = [type, format, recursive && 'see above'].filter(Boolean).join(', ');
  return [`${colours.bold(place)}  ${notes}`, ...constraints.map((one) => constraint(one, colours))]
    .map((line) => `${line}\n`)
    .join('');
}

function constraint({ text, severity, source, document }: DescribedConstraint, colours: Colours): string {
  const [title, url] = document ?? [];
  const stated = [source, title && `: ${title}`, url && ` <${url}>`].filter(Boolean).join('');
  const mark = severity === 'warning' ? ` ${colours.yellow('(warning)')}` : '';
  return `  ${text}${mark}  ${colours.dim(stated)}`;
}
