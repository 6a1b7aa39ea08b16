/* What the reader has chosen. It is kept in the address after "#", so that a view can be sent to somebody. */

const fresh = () => ({
  view: 'graph',
  table: 'ties',
  actor: null,
  tie: null,
  words: '',
  steps: 0,
  least: 1,
  from: '',
  to: '',
  size: 'strength',
  colour: 'community',
  types: new Set(),
  kinds: new Set(),
  groups: new Set(),
});
let state = fresh(); // words: what was searched for in the sentences; types, kinds, groups: what is left out
const listeners = [];
const onChange = (listener) => listeners.push(listener);

/** Change the state and let every part of the page follow. */
function change(update, { push = false } = {}) {
  Object.assign(state, update);
  if (state.actor === null) state.steps = 0;
  writeAddress(push);
  refresh();
}

function refresh() {
  visible = computeVisible();
  for (const listener of listeners) listener();
}

/** What is visible: edges and actors that pass every filter. `actors` and `edges` hold true or false per number.
 *  `weights` are those within the chosen days; of `ofAllDays` edges they are of all days, since the page lacks some of
 *  their evidence. `undated` edges are hidden because nothing of their evidence has a date. */
let visible = { actors: [], edges: [], weights: [], ofAllDays: 0, undated: 0, actorCount: 0, edgeCount: 0 };
const weightOf = (edge) => visible.weights[edge.number] ?? edge.weight;

function computeVisible() {
  const allowed = actors.map((actor) => !state.types.has(actor.type) && !state.groups.has(actor.group));
  const weights = edges.map(weightInTime);
  const wanted = ({ source, target, kind }) => allowed[source] && allowed[target] && !state.kinds.has(kind);
  let shown = edges.map((edge, i) => wanted(edge) && weights[i] >= state.least);
  const ofAllDays = isDated() ? edges.filter((edge, i) => shown[i] && !edge.pieces).length : 0;
  const undated = isDated() ? edges.filter((edge) => wanted(edge) && edge.undated && edge.weight >= state.least) : [];
  let present = allowed;
  const narrowed = state.kinds.size > 0 || state.least > 1 || state.from || state.to;
  if (narrowed) {
    present = actors.map(() => false);
    edges.forEach((edge, i) => {
      if (shown[i]) present[edge.source] = present[edge.target] = true;
    });
  }
  if (state.actor !== null && state.steps > 0) {
    const near = around(state.actor, state.steps, shown);
    present = present.map((yes, i) => near.has(i) && (yes || i === state.actor));
    shown = shown.map((yes, i) => yes && near.has(edges[i].source) && near.has(edges[i].target));
  }
  const total = (list) => list.reduce((sum, yes) => sum + (yes ? 1 : 0), 0);
  return {
    actors: present,
    edges: shown,
    weights,
    ofAllDays,
    undated: undated.length,
    actorCount: total(present),
    edgeCount: total(shown),
  };
}

const isDated = () => Boolean(state.from || state.to);
const inTime = (day) => Boolean(day) && day >= (state.from || '0') && day <= (state.to || '9');

/** The independent pieces of evidence of the chosen days; the whole weight where the page cannot tell; 0 for none. */
function weightInTime(edge) {
  if (!isDated()) return edge.weight;
  if (edge.pieces) return new Set(edge.pieces.filter(({ day }) => inTime(day)).map(({ copy }) => copy)).size;
  const first = edge.first || edge.last,
    last = edge.last || edge.first;
  return first && last >= (state.from || '0') && first <= (state.to || '9') ? edge.weight : 0;
}

/** The actors within so many steps of one, over the edges marked in `shown`. */
function around(actor, steps, shown) {
  let near = new Set([actor]);
  for (let step = 0; step < steps; step += 1) {
    const wider = new Set(near);
    edges.forEach((edge, i) => {
      if (!shown[i]) return;
      if (near.has(edge.source)) wider.add(edge.target);
      if (near.has(edge.target)) wider.add(edge.source);
    });
    near = wider;
  }
  return near;
}

const isFiltered = () =>
  state.types.size + state.kinds.size + state.groups.size > 0 ||
  state.least > 1 ||
  Boolean(state.from || state.to) ||
  state.steps > 0;

/* The address: only what differs from the start is written. Actors stand by their id, which a new build keeps. */

function writeAddress(push) {
  const parts = new URLSearchParams();
  const set = (key, value, usual) => {
    if (value !== usual && value !== '') parts.set(key, value);
  };
  if (state.actor !== null) parts.set('actor', actors[state.actor].id);
  if (state.tie) parts.set('tie', state.tie.map((number) => actors[number].id).join('~'));
  const start = fresh();
  for (const key of ['view', 'words', 'table', 'steps', 'least', 'from', 'to', 'size', 'colour'])
    set(key, String(state[key]), String(start[key]));
  for (const key of ['types', 'kinds', 'groups']) set(`without-${key}`, [...state[key]].sort().join(','), '');
  const address = `#${parts.toString()}`;
  if (address === (location.hash || '#')) return;
  try {
    history[push ? 'pushState' : 'replaceState'](null, '', address);
  } catch {
    /* a page inside a sandboxed frame has no address of its own */
  }
}

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const next = fresh();
  const oneOf = (key, known) => {
    if (known.includes(parts.get(key))) next[key] = parts.get(key);
  };
  oneOf('view', ['graph', 'table']);
  oneOf('table', ['ties', 'actors']);
  oneOf('size', ['equal', ...DATA.measures]);
  oneOf('colour', ['community', 'type']);
  if (byActorId.has(parts.get('actor'))) next.actor = byActorId.get(parts.get('actor'));
  const ends = (parts.get('tie') || '').split('~').map((id) => byActorId.get(id));
  if (ends.length === 2 && ends.every((end) => end !== undefined)) next.tie = ends;
  if (['1', '2'].includes(parts.get('steps')) && next.actor !== null) next.steps = Number(parts.get('steps'));
  next.words = (parts.get('words') || '').slice(0, 200);
  const least = Number(parts.get('least'));
  if (Number.isInteger(least) && least >= 1) next.least = Math.min(least, heaviestEdge);
  for (const key of ['from', 'to']) if (/^\d{4}-\d\d-\d\d$/.test(parts.get(key) || '')) next[key] = parts.get(key);
  const list = (key) => (parts.get(`without-${key}`) || '').split(',').filter(Boolean);
  next.types = new Set(list('types').filter((type) => Object.hasOwn(TYPE_NAMES, type)));
  next.kinds = new Set(
    list('kinds')
      .map(Number)
      .filter((kind) => kind === 0 || kind === 1),
  );
  next.groups = new Set(list('groups').map(Number).filter(Number.isInteger));
  state = next;
  refresh();
}
