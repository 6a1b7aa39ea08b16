/* Sentences that hold certain words */

/** Sentences with all the words, in their order in the data: [number, the visible edges they stand behind]. */
function findSentences(text) {
  const words = fold(text).split(' ').filter(Boolean);
  if (!words.length) return [];
  const found = new Map();
  for (const edge of edges) {
    if (!visible.edges[edge.number]) continue;
    for (const reference of edge.evidence) {
      const folded = foldedSentence(reference[0]);
      if (!words.every((word) => folded.includes(word))) continue;
      if (!found.has(reference[0])) found.set(reference[0], []);
      found.get(reference[0]).push({ edge, reference });
    }
  }
  return [...found.entries()].sort((a, b) => a[0] - b[0]).map(([, list]) => list);
}

const foldedSentences = new Map();
function foldedSentence(number) {
  if (!foldedSentences.has(number)) foldedSentences.set(number, fold(DATA.sentences[number][5]));
  return foldedSentences.get(number);
}

function passages(text) {
  const found = findSentences(text);
  const lead = (list) =>
    el(
      'span',
      {},
      ...list
        .slice(0, 3)
        .flatMap(({ edge }, i) => [
          i ? ', ' : '',
          el(
            'button',
            { type: 'button', class: 'link', onClick: () => chooseTie(edge.source, edge.target) },
            el('bdi', {}, actors[edge.source].name),
            edge.kind ? ' → ' : ' – ',
            el('bdi', {}, actors[edge.target].name),
          ),
        ]),
      list.length > 3 ? ` and ${list.length - 3} more` : '',
    );
  const all = (list) =>
    [list[0].reference[0], ...new Set(list.flatMap(({ reference }) => pairs(reference.slice(1))).map(String))].flatMap(
      (part, i) => (i ? part.split(',').map(Number) : part),
    );
  return [
    el(
      'button',
      { type: 'button', class: 'link back', onClick: () => change({ words: '' }, { push: true }) },
      '← Back',
    ),
    el('p', { class: 'kicker' }, `${count(found.length, 'passage')} behind the visible ties`),
    el('h2', { dir: 'auto' }, `“${text}”`),
    heading('Passages'),
    found.length
      ? listWithMore(
          found,
          (rows) => el('ul', { class: 'evidence' }, ...rows.map((list) => evidenceItem(all(list), lead(list)))),
          PAGE,
        )
      : el('p', { class: 'about' }, 'No sentence holds these words.'),
  ];
}
