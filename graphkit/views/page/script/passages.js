/* Sentences that hold certain words */

/** Sentences behind visible ties that hold all the words: for each a list of { edge, reference }. */
function findSentences(text) {
  const words = fold(text).split(' ').filter(Boolean);
  if (!words.length) return [];
  const holds = ([number]) => words.every((word) => foldedSentence(number).includes(word));
  return bySentence(
    edges
      .filter((edge) => visible.edges[edge.number])
      .flatMap((edge) => edge.evidence.filter(holds).map((reference) => ({ edge, reference }))),
  );
}

/** Rows of { edge, reference } gathered by sentence, in the order of the data. */
function bySentence(rows) {
  const found = new Map();
  for (const row of rows) {
    const number = row.reference[0];
    if (!found.has(number)) found.set(number, []);
    found.get(number).push(row);
  }
  return [...found.entries()].sort((a, b) => a[0] - b[0]).map(([, list]) => list);
}

const foldedSentences = new Map();
function foldedSentence(number) {
  if (!foldedSentences.has(number)) foldedSentences.set(number, fold(DATA.sentences[number][5]));
  return foldedSentences.get(number);
}

/** One sentence with the marks of all its ties, and up to three of them to choose. `name`: the text of a tie. */
function passage(list, word, name) {
  const marks = new Set(list.flatMap(({ reference }) => triples(reference.slice(1)).map(([a, b]) => `${a},${b}`)));
  const reference = [list[0].reference[0], ...[...marks].flatMap((mark) => [...mark.split(',').map(Number), -1])];
  const link = (row) =>
    el(
      'button',
      { type: 'button', class: 'link', onClick: () => chooseTie(row.edge.source, row.edge.target) },
      ...name(row),
    );
  const links = list.slice(0, 3).flatMap((row, i) => [i ? ', ' : '', link(row)]);
  return evidenceItem(reference, el('span', {}, word, ...links, list.length > 3 ? ` and ${list.length - 3} more` : ''));
}

function passages(text) {
  const found = findSentences(text);
  const nameOfTie = ({ edge }) => [
    el('bdi', {}, actors[edge.source].name),
    edge.kind ? ' → ' : ' – ',
    el('bdi', {}, actors[edge.target].name),
  ];
  const show = (rows) => el('ul', { class: 'evidence' }, ...rows.map((row) => passage(row, '', nameOfTie)));
  return [
    backButton({ words: '' }, 'Overview'),
    el('p', { class: 'kicker' }, `${count(found.length, 'passage')} behind the visible ties`),
    el('h2', { dir: 'auto' }, `“${text}”`),
    heading('Passages'),
    found.length ? listWithMore(found, show, PAGE) : el('p', { class: 'about' }, 'No sentence behind the visible ties holds these words.'),
  ];
}
