/* The drawing. vis-network keeps camera, dragging, touch and hit tests of nodes; every stroke is ours, so that canvas, PNG
   and SVG are the same picture, names never overlap and thousands of edges stay fluid. */

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
const INK = {
  light: { paper: '#fbfaf7', ink: '#1c1e22', muted: '#595f69', line: '#7f828b', quote: '#b0452c', rim: '#ffffff' },
  dark: { paper: '#14161a', ink: '#e9e6df', muted: '#a5abb5', line: '#7d838d', quote: '#f0937c', rim: '#14161a' },
  print: { paper: '#ffffff', ink: '#000000', muted: '#444444', line: '#8d8f96', quote: '#a33a22', rim: '#ffffff' },
};
const theme = () => document.documentElement.dataset.theme || 'light';
const FADED = 0.13;
const WHILE_MOVING = 500; // while the picture is dragged only so many edges are drawn, the heaviest
const calm = Math.max(0.45, Math.min(1, Math.sqrt(150 / Math.max(1, edges.length)))); // many edges are drawn fainter

let network = null;
let hovered = { actor: null, edge: null };

/* Sizes and colours */

const crowd = Math.min(1, Math.sqrt(90 / Math.max(1, actors.length)));
const SMALLEST = 5 + 5 * crowd,
  LARGEST = 14 + 26 * crowd;
const radii = actors.map(() => SMALLEST);

/** Area in proportion to the chosen measure. */
function setSizes() {
  const most = actors.reduce((top, actor) => Math.max(top, state.size === 'equal' ? 0 : valueOf(actor, state.size)), 0);
  actors.forEach((actor, i) => {
    const share =
      state.size === 'equal' || most === 0 ? 0.12 : Math.sqrt(Math.max(0, valueOf(actor, state.size)) / most);
    radii[i] = SMALLEST + (LARGEST - SMALLEST) * share;
  });
}

function colourOf(actor, ground = theme()) {
  if (state.colour === 'type') return DATA.palette.types[actor.type] || DATA.palette.other;
  return groupColour(actor.group, ground);
}
const groupColour = (group, ground = theme()) =>
  group < 0 ? DATA.palette.other : DATA.palette[ground === 'dark' ? 'dark' : 'light'][group];

/** A colour mixed with black, "#rrggbb", so that pale marks keep an edge on pale ground. */
const deepened = new Map();
function deepen(colour) {
  if (!deepened.has(colour)) {
    const part = (at) =>
      Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.58)
        .toString(16)
        .padStart(2, '0');
    deepened.set(colour, `#${part(1)}${part(3)}${part(5)}`);
  }
  return deepened.get(colour);
}

/* The shape says the type, so that colour is never alone in saying it. */

function drawShape(pen, type, x, y, r, look) {
  if (type === 'ORG') pen.polygon(corners(x, y, r * 1.22, 4, Math.PI / 4), look);
  else if (type === 'GPE') pen.polygon(corners(x, y, r * 1.18, 6, 0), look);
  else if (type === 'GROUP') pen.polygon(corners(x, y, r * 1.3, 3, -Math.PI / 2), look);
  else if (type === 'NORP') pen.polygon(corners(x, y, r * 1.25, 4, 0), look);
  else pen.circle(x, y, r, look);
}

const corners = (x, y, r, n, turn) =>
  Array.from({ length: n }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / n;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });

/* Geometry of edges, in world units. A co-occurrence is a straight line; a quote bows to the right of its direction, so
   that A to B, B to A and the line between them are three strokes. */

const places = actors.map((_, i) => ({ x: PLACES[i].x, y: PLACES[i].y }));

/** Stretch the picture toward the shape of its frame; distances in it have no unit. */
function stretch(width, height) {
  if (!width || !height || places.length < 3) return;
  const extent = (axis) => {
    const values = places.map((place) => place[axis]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  };
  const wider = extent('x') / Math.max(1, extent('y')) / (width / height);
  const [x, y] = wider > 1 ? [1, Math.min(wider, 1.6)] : [Math.min(1 / wider, 1.6), 1];
  for (const place of places) {
    place.x *= x;
    place.y *= y;
  }
}

/** Part marks that touch, the smaller moving more; where only a part of the network is shown, spread it out. */
function loosen() {
  const n = places.length,
    reduced = n < DATA.total[0];
  const air = reduced ? 0.5 * Math.sqrt((2000 * 1500) / Math.max(1, n)) : 0; // a part has gaps where the rest stood
  for (let round = 0; round < 24 && n <= 1500; round += 1) {
    let touching = 0;
    for (let i = 0; i < n; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const dx = places[j].x - places[i].x,
          dy = places[j].y - places[i].y,
          wanted = Math.max(air, (radii[i] + radii[j]) * 1.12 + 3);
        if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
        const apart = Math.hypot(dx, dy);
        if (apart >= wanted) continue;
        const ux = apart ? dx / apart : 1,
          uy = apart ? dy / apart : 0,
          lack = (wanted - apart) * 0.55;
        const share = radii[j] / (radii[i] + radii[j]);
        places[i].x -= ux * lack * share;
        places[i].y -= uy * lack * share;
        places[j].x += ux * lack * (1 - share);
        places[j].y += uy * lack * (1 - share);
        touching += 1;
      }
    }
    if (!touching) break;
  }
}

function strokeOf(edge) {
  const a = places[edge.source],
    b = places[edge.target];
  const dx = b.x - a.x,
    dy = b.y - a.y,
    length = Math.hypot(dx, dy) || 1;
  if (edge.kind === 0) return [a.x, a.y, null, null, b.x, b.y];
  const bow = Math.min(0.2, 14 / length + 0.11);
  const cx = (a.x + b.x) / 2 - dy * bow,
    cy = (a.y + b.y) / 2 + dx * bow;
  const start = toward(a, cx, cy, radii[edge.source]),
    end = toward(b, cx, cy, radii[edge.target] * 1.15 + 2);
  return [start.x, start.y, cx, cy, end.x, end.y];
}

function toward(from, x, y, distance) {
  const dx = x - from.x,
    dy = y - from.y,
    length = Math.hypot(dx, dy) || 1;
  const step = Math.min(distance, length * 0.9);
  return { x: from.x + (dx / length) * step, y: from.y + (dy / length) * step };
}

const widthOf = (edge) => 0.9 + 5 * shareOf(edge) ** 1.4 * (0.45 + 0.55 * crowd);

/* What stands out: the chosen or hovered actor with its neighbours, or the chosen tie. */

function focusOf() {
  const actor = hovered.actor !== null ? hovered.actor : state.actor;
  if (state.tie && hovered.actor === null) return { actors: new Set(state.tie), ends: state.tie, actor: null };
  if (actor === null || !visible.actors[actor]) return null;
  const near = new Set([actor]);
  for (const [other, list] of actors[actor].ties) if (list.some((edge) => visible.edges[edge.number])) near.add(other);
  return { actors: near, ends: null, actor };
}

const edgeInFocus = (focus, edge) =>
  focus.ends
    ? focus.ends.includes(edge.source) && focus.ends.includes(edge.target)
    : edge.source === focus.actor || edge.target === focus.actor;
