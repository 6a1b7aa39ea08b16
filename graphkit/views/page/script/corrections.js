/* Corrections of who is who: clicks become the text of an actors.toml. They are gone when the page is closed. */

const corrections = []; // each {kind, numbers}
let visited = []; // the actors whose dossiers were open, the last one first

const CORRECTION_TEXTS = {
  same: 'are one actor',
  never: 'are never one',
  ignore: 'is no actor',
  observers: 'only reports',
};
const aboutOne = (kind) => kind === 'ignore' || kind === 'observers';

/** A name as edits compare it: case, accents and punctuation aside. */
const bare = (name) => fold(fold(name).replace(/['.]/g, '').replace(/[-,]/g, ' '));

/** How edits name the actors: by name, or by id where several share the name. */
const writtenNames = (() => {
  const bares = actors.map((actor) => bare(actor.name));
  const bearers = new Map();
  for (const name of bares) bearers.set(name, (bearers.get(name) || 0) + 1);
  return actors.map((actor, number) => (bearers.get(bares[number]) > 1 ? actor.id : actor.name));
})();
const byWrittenName = new Map(writtenNames.map((name, number) => [fold(name), number]));

const tomlString = (text) => JSON.stringify(text.replace(/\s+/g, ' ')).replaceAll('\u007f', '\\u007f');

function correctionsText() {
  const blocks = corrections.map(
    ({ kind, numbers }) => `[[${kind}]]\nnames = [${numbers.map((n) => tomlString(writtenNames[n])).join(', ')}]\n`,
  );
  return `# Corrections of "${oneLine(DATA.title, 80)}". Put them into actors.toml and run: graphkit assemble OUTPUT\n\n${blocks.join('\n')}`;
}

/** Add a correction; what was said of the same actors before is replaced. */
function correct(kind, ...numbers) {
  const among = [...numbers].sort().join();
  const before = corrections.findIndex(
    (other) => aboutOne(other.kind) === aboutOne(kind) && [...other.numbers].sort().join() === among,
  );
  corrections.splice(before < 0 ? corrections.length : before, before < 0 ? 0 : 1, { kind, numbers });
  renderCorrections();
  say(`Noted: ${correctionText({ kind, numbers })}. See Corrections.`);
}

const correctionText = ({ kind, numbers }) =>
  `${numbers.map((number) => actors[number].name).join(' and ')} ${CORRECTION_TEXTS[kind]}`;

function renderCorrections() {
  const box = byId('corrections');
  box.hidden = !corrections.length;
  if (box.hidden) box.open = false;
  byId('corrections-count').textContent = `Corrections (${wholeNumber.format(corrections.length)})`;
  const remove = (index) => {
    corrections.splice(index, 1);
    renderCorrections();
    (box.hidden ? byId('details') : box.querySelector('summary')).focus();
  };
  const copy = el('button', { type: 'button', onClick: () => copyText(correctionsText(), copy) }, 'Copy');
  byId('corrections-items').replaceChildren(
    ...corrections.map((correction, index) => {
      const text = correctionText(correction);
      const button = el('button', { type: 'button', onClick: () => remove(index) }, el('bdi', {}, text));
      button.append(el('small', {}, 'Click to remove'));
      return button;
    }),
    el(
      'button',
      { type: 'button', id: 'save-corrections', onClick: () => save('actors.toml', correctionsText(), 'text/plain') },
      'Save actors.toml',
      el('small', {}, 'For the output folder; then run graphkit assemble'),
    ),
    copy,
  );
}

/** Buttons that say what two actors are. */
function pairCorrections(first, second) {
  const button = (kind, text) =>
    el('button', { type: 'button', onClick: () => correct(kind, first(), second()) }, text);
  return [button('same', 'One actor'), button('never', 'Never one')];
}

/** The part of a dossier in which a reader says that the machine is wrong. */
function dossierCorrections(number) {
  visited = [number, ...visited.filter((other) => other !== number)];
  const single = (kind, text) => el('button', { type: 'button', onClick: () => correct(kind, number) }, text);
  const other = el('input', {
    id: 'correct-other',
    value: visited.length > 1 ? writtenNames[visited[1]] : '',
    autocomplete: 'off',
    spellcheck: false,
    attributes: { list: 'correct-names', 'aria-label': `${actors[number].name} and the actor` },
  });
  const buttons = pairCorrections(
    () => byWrittenName.get(fold(other.value)),
    () => number,
  );
  const check = () => {
    const chosen = byWrittenName.get(fold(other.value));
    for (const button of buttons) button.disabled = chosen === undefined || chosen === number;
  };
  other.addEventListener('input', check);
  check();
  return [
    heading('Correct', 'for actors.toml'),
    el('div', { class: 'actions' }, single('ignore', 'No actor'), single('observers', 'Only reports')),
    el(
      'datalist',
      { id: 'correct-names' },
      ...writtenNames.map((value) => el('option', { value })),
    ),
    el('div', { class: 'actions' }, other, ...buttons),
  ];
}
