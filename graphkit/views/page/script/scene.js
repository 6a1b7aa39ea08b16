/* The drawing. vis-network keeps camera, dragging, touch and hit tests of nodes; every stroke is ours, so that canvas, PNG
   and SVG are the same picture, names never overlap and thousands of edges stay fluid. */

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
const INK = {
  light: { paper: '#fbfaf7', ink: '#1c1e22', muted: '#595f69', line: '#8d8f96', quote: '#b0452c', rim: '#ffffff' },
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
const SMALLEST = 5 + 5 * crowd, LARGEST = 14 + 26 * crowd;
const radii = actors.map(() => SMALLEST);

/** Area in proportion to the chosen measure. */
function setSizes() {
  const most = actors.reduce((top, actor) => Math.max(top, state.size === 'equal' ? 0 : valueOf(actor, state.size)), 0);
  actors.forEach((actor, i) => {
    const share = state.size === 'equal' || most === 0 ? 0.12 : Math.sqrt(Math.max(0, valueOf(actor, state.size)) / most);
    radii[i] = SMALLEST + (LARGEST - SMALLEST) * share;
  });
}

function colourOf(actor, ground = theme()) {
  if (state.colour === 'type') return DATA.palette.types[actor.type] || DATA.palette.other;
  return groupColour(actor.group, ground);
}
const groupColour = (group, ground = theme()) =>
  (group < 0 ? DATA.palette.other : DATA.palette[ground === 'dark' ? 'dark' : 'light'][group]);

/** A colour mixed with black, "#rrggbb", so that pale marks keep an edge on pale ground. */
const deepened = new Map();
function deepen(colour) {
  if (!deepened.has(colour)) {
    const part = (at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.58).toString(16).padStart(2, '0');
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

const corners = (x, y, r, n, turn) => Array.from({ length: n }, (_, i) => {
  const angle = turn + (2 * Math.PI * i) / n;
  return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
});

/* Geometry of edges, in world units. A co-occurrence is a straight line; a quote bows to the right of its direction, so
   that A to B, B to A and the line between them are three strokes. */

const places = actors.map((_, i) => ({ x: PLACES[i].x, y: PLACES[i].y }));

/** Part marks that touch, the smaller moving more; where only a part of the network is shown, spread it out. */
function loosen() {
  const n = places.length, reduced = n < DATA.total[0];
  const air = reduced ? 0.5 * Math.sqrt((2000 * 1500) / Math.max(1, n)) : 0; // a part has gaps where the rest stood
  for (let round = 0; round < 24 && n <= 1500; round += 1) {
    let touching = 0;
    for (let i = 0; i < n; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const dx = places[j].x - places[i].x, dy = places[j].y - places[i].y, wanted = Math.max(air, (radii[i] + radii[j]) * 1.12 + 3);
        if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
        const apart = Math.hypot(dx, dy);
        if (apart >= wanted) continue;
        const ux = apart ? dx / apart : 1, uy = apart ? dy / apart : 0, lack = (wanted - apart) * 0.55;
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
  const a = places[edge.source], b = places[edge.target];
  const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1;
  if (edge.kind === 0) return [a.x, a.y, null, null, b.x, b.y];
  const bow = Math.min(0.2, 14 / length + 0.11);
  const cx = (a.x + b.x) / 2 - dy * bow, cy = (a.y + b.y) / 2 + dx * bow;
  const start = toward(a, cx, cy, radii[edge.source]), end = toward(b, cx, cy, radii[edge.target] * 1.15 + 2);
  return [start.x, start.y, cx, cy, end.x, end.y];
}

function toward(from, x, y, distance) {
  const dx = x - from.x, dy = y - from.y, length = Math.hypot(dx, dy) || 1;
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

const edgeInFocus = (focus, edge) => (focus.ends
  ? focus.ends.includes(edge.source) && focus.ends.includes(edge.target)
  : edge.source === focus.actor || edge.target === focus.actor);

/* Painting */

const drawOrder = edges.map((edge) => edge.number).sort((a, b) => edges[a].weight - edges[b].weight);

/** Paint what is visible. `view`: width and height in pixels, scale, and the world point (x, y) in the middle. */
function paint(pen, view, { ground = theme(), background = false, textScale = 1 } = {}) {
  const ink = INK[ground];
  if (background) pen.fillAll(view.width, view.height, ink.paper);
  const focus = focusOf();
  const sx = (x) => (x - view.x) * view.scale + view.width / 2;
  const sy = (y) => (y - view.y) * view.scale + view.height / 2;
  const rest = [], first = [];
  for (const i of drawOrder) {
    if (visible.edges[i]) (focus && edgeInFocus(focus, edges[i]) ? first : rest).push(edges[i]);
  }
  const drawn = moving && rest.length > WHILE_MOVING ? rest.slice(-WHILE_MOVING) : rest;
  for (const edge of drawn) paintEdge(pen, edge, sx, sy, view.scale, ink, ground, focus ? FADED : 1);
  for (const edge of first) paintEdge(pen, edge, sx, sy, view.scale, ink, ground, 2.2);
  actors.forEach((actor, i) => {
    if (!visible.actors[i]) return;
    const faded = focus && !focus.actors.has(i);
    const chosen = i === state.actor || (state.tie && state.tie.includes(i)) || i === hovered.actor;
    const fill = colourOf(actor, ground), x = sx(places[i].x), y = sy(places[i].y), r = radii[i] * view.scale, alpha = faded ? 0.22 : 1;
    drawShape(pen, actor.type, x, y, r, { fill, stroke: chosen ? ink.ink : ink.rim, width: (chosen ? 5 : 3) * textScale, alpha });
    if (ground !== 'dark' && !faded && !chosen) drawShape(pen, actor.type, x, y, r, { stroke: deepen(fill), width: 0.9 * textScale, alpha });
  });
  paintLabels(pen, view, sx, sy, ink, focus, textScale);
}

function paintEdge(pen, edge, sx, sy, scale, ink, ground, strength) {
  const [x1, y1, cx, cy, x2, y2] = strokeOf(edge);
  const lit = hovered.edge === edge.number;
  const share = shareOf(edge);
  const width = Math.max(strength > 1 ? 1.3 : 0.6, widthOf(edge) * Math.min(scale, 1.4)) + (lit ? 1.5 : 0);
  const stroke = [sx(x1), sy(y1), cx === null ? null : sx(cx), cx === null ? null : sy(cy), sx(x2), sy(y2)];
  if (edge.kind === 0) {
    const a = actors[edge.source], b = actors[edge.target];
    const own = state.colour === 'community' && a.group >= 0 && a.group === b.group;
    const alpha = lit ? 0.95 : Math.min(0.85, ((own ? 0.4 : 0.32) * calm + 0.5 * share) * strength);
    pen.curve(stroke, { colour: own ? groupColour(a.group, ground) : ink.line, width, alpha });
    return;
  }
  const alpha = lit ? 1 : Math.min(0.95, (0.42 * calm + 0.5 * share) * strength);
  const head = Math.min(7 * Math.max(0.55, Math.min(scale, 1.4)) + width * 1.1, 16);
  const [, , mx, my, ex, ey] = stroke;
  const length = Math.hypot(ex - mx, ey - my) || 1, ux = (ex - mx) / length, uy = (ey - my) / length;
  pen.curve([stroke[0], stroke[1], mx, my, ex - ux * head * 0.7, ey - uy * head * 0.7], { colour: ink.quote, width: width * 0.8, alpha });
  pen.polygon(
    [[ex, ey], [ex - ux * head - uy * head * 0.42, ey - uy * head + ux * head * 0.42], [ex - ux * head + uy * head * 0.42, ey - uy * head - ux * head * 0.42]],
    { fill: ink.quote, alpha: Math.min(1, alpha * 1.25) },
  );
}

/* Labels: the most important first, each where there is room, none over another; more appear on the way in. */

const widths = new Map();

function paintLabels(pen, view, sx, sy, ink, focus, textScale) {
  const taken = [];
  const roomFor = Math.max(12, Math.round((view.width * view.height) / (8600 * textScale * textScale)));
  const shown = labelOrder(focus).filter((i) => visible.actors[i]);
  for (const i of shown) {
    const r = radii[i] * view.scale;
    if (r > 7 * textScale) taken.push([sx(places[i].x) - r, sy(places[i].y) - r, sx(places[i].x) + r, sy(places[i].y) + r, i]);
  }
  const smallest = visible.actorCount <= 60 ? 12.5 : 11;
  let drawn = 0;
  for (const i of shown) {
    if (drawn >= roomFor) break;
    const x = sx(places[i].x), y = sy(places[i].y), r = radii[i] * view.scale;
    if (x < -60 || y < -30 || x > view.width + 60 || y > view.height + 30) continue;
    const must = i === state.actor || i === hovered.actor || (state.tie && state.tie.includes(i));
    const near = focus && focus.actors.has(i);
    if (focus && !near && drawn > roomFor / 2) continue;
    const share = (radii[i] - SMALLEST) / (LARGEST - SMALLEST);
    const size = Math.round((smallest + (15.5 - smallest) * share) * 2) / 2 * textScale, weight = share > 0.45 || must ? 600 : 400;
    const spot = findSpot(pen, actors[i].label, x, y, r, size, weight, taken, i, textScale, must, view);
    if (!spot) continue;
    taken.push([...spot.box, -1]);
    pen.text(spot.x, spot.y, actors[i].label, { size, weight, fill: ink.ink, halo: ink.paper, align: spot.align, alpha: focus && !near ? 0.3 : 1 });
    drawn += 1;
  }
}

let rankedFor = '', ranked = [];
function labelOrder(focus) {
  if (rankedFor !== state.size) {
    rankedFor = state.size;
    ranked = actors.map((_, i) => i).sort((a, b) => radii[b] - radii[a] || actors[b].heaviest - actors[a].heaviest || a - b);
  }
  if (!focus) return ranked;
  const score = (i) => (i === hovered.actor || i === state.actor || (focus.ends && focus.actors.has(i)) ? 0 : focus.actors.has(i) ? 1 : 2);
  return [0, 1, 2].flatMap((level) => ranked.filter((i) => score(i) === level));
}

function findSpot(pen, text, x, y, r, size, weight, taken, own, textScale, must, view) {
  const key = `${size}|${weight}|${text}`;
  if (!widths.has(key)) widths.set(key, pen.measure(text, size, weight));
  const w = widths.get(key), h = size * 1.16, gap = 3 * textScale;
  const spots = [
    { x, y: y + r + gap + h / 2, align: 'center', left: x - w / 2 },
    { x: x + r + gap + 1, y, align: 'left', left: x + r + gap + 1 },
    { x, y: y - r - gap - h / 2, align: 'center', left: x - w / 2 },
    { x: x - r - gap - 1, y, align: 'right', left: x - r - gap - 1 - w },
  ];
  const pad = 3 * textScale;
  for (const spot of spots) {
    spot.box = [spot.left - pad, spot.y - h / 2 - pad / 2, spot.left + w + pad, spot.y + h / 2 + pad / 2];
    const [left, top, right, bottom] = spot.box;
    if (left < 0 || right > view.width || top < 0 || bottom > view.height) continue;
    if (!taken.some(([l, t, rr, b, who]) => who !== own && l < right && rr > left && t < bottom && b > top)) return spot;
  }
  return must ? spots[0] : null;
}

/* The camera and the pointer */

function makeNetwork() {
  const container = byId('graph');
  setSizes();
  loosen();
  const nodes = new vis.DataSet(PLACES.map(({ id }, i) => ({ id, x: places[i].x, y: places[i].y })));
  const springs = new vis.DataSet(SPRINGS);
  network = new vis.Network(container, { nodes, edges: springs }, {
    autoResize: true,
    physics: { enabled: false, solver: 'forceAtlas2Based', forceAtlas2Based: { gravitationalConstant: -60, springLength: 60, springConstant: 0.03, damping: 0.8, avoidOverlap: 0.6 } },
    layout: { improvedLayout: false },
    interaction: { hover: false, selectable: false, keyboard: false, zoomSpeed: 0.7, hideEdgesOnDrag: true },
    nodes: { shape: 'custom', chosen: false, ctxRenderer: ({ id }) => {
      const r = radii[Number(id.slice(1))];
      return { drawNode() {}, nodeDimensions: { width: 2 * r, height: 2 * r } };
    } },
    edges: { hidden: true, smooth: false, chosen: false },
  });
  network.on('beforeDrawing', readPlaces);
  network.on('afterDrawing', (context) => {
    context.save();
    const ratio = context.canvas.width / (container.clientWidth || 1);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(new CanvasPen(context), cameraView());
    context.restore();
  });
  network.on('click', ({ pointer }) => clickAt(pointer.DOM));
  network.on('doubleClick', ({ pointer }) => {
    const actor = actorAt(pointer.DOM);
    if (actor !== null) change({ actor, tie: null, steps: state.steps === 1 && state.actor === actor ? 0 : 1 }, { push: true });
  });
  container.addEventListener('mousemove', (event) => hoverAt({ x: event.offsetX, y: event.offsetY }));
  container.addEventListener('mouseleave', () => setHovered(null, null));
  container.addEventListener('keydown', keyOnGraph);
  new ResizeObserver(() => { if (!touched) fit(false); }).observe(container);
  network.on('dragStart', () => { touched = moving = true; });
  network.on('dragEnd', () => { moving = false; network.redraw(); });
  network.on('zoom', () => { touched = moving = true; rest(); });
  let before = [];
  onChange(() => {
    setSizes();
    const updates = actors.filter((_, i) => before[i] !== visible.actors[i]).map(({ number }) => ({ id: `n${number}`, hidden: !visible.actors[number] }));
    before = visible.actors;
    if (updates.length) nodes.update(updates);
    network.redraw();
  });
}

let touched = false, moving = false, resting = 0;

/** Draw everything again a moment after the wheel has come to rest. */
function rest() {
  clearTimeout(resting);
  resting = setTimeout(() => { moving = false; network.redraw(); }, 180);
}

function readPlaces() {
  actors.forEach((_, i) => {
    const { x, y } = network.getPosition(`n${i}`);
    places[i].x = x;
    places[i].y = y;
  });
}

function cameraView() {
  const { x, y } = network.getViewPosition();
  const container = byId('graph');
  return { width: container.clientWidth, height: container.clientHeight, scale: network.getScale(), x, y };
}

/** The view that shows all that is visible, with room for the names around it. */
function wholeView(width, height, margin = [Math.min(70, width * 0.08), 34]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  actors.forEach((_, i) => {
    if (!visible.actors[i]) return;
    left = Math.min(left, places[i].x - radii[i]);
    right = Math.max(right, places[i].x + radii[i]);
    top = Math.min(top, places[i].y - radii[i]);
    bottom = Math.max(bottom, places[i].y + radii[i]);
  });
  if (left > right) return { width, height, scale: 1, x: 0, y: 0 };
  const scale = Math.min((width - 2 * margin[0]) / Math.max(1, right - left), (height - 2 * margin[1]) / Math.max(1, bottom - top), 1.6);
  return { width, height, scale: Math.max(scale, 0.05), x: (left + right) / 2, y: (top + bottom) / 2 };
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const moveTo = (view, smooth = true) => network.moveTo({
  position: { x: view.x, y: view.y }, scale: view.scale, animation: smooth && !still() ? { duration: 320, easingFunction: 'easeInOutQuad' } : false,
});

function fit(smooth = true) {
  const { clientWidth, clientHeight } = byId('graph');
  if (clientWidth && clientHeight) moveTo(wholeView(clientWidth, clientHeight), smooth);
}

const zoomBy = (factor) => { touched = true; const view = cameraView(); moveTo({ ...view, scale: Math.min(8, Math.max(0.04, view.scale * factor)) }); };

/** Let the springs loosen the picture for a moment; it never runs by itself. */
function shake() {
  network.setOptions({ physics: { enabled: true, stabilization: false } });
  setTimeout(() => network.setOptions({ physics: { enabled: false } }), still() ? 50 : 1200);
}

function bringIntoView(number) {
  const view = cameraView(), { x, y } = places[number];
  const dx = Math.abs(x - view.x) * view.scale, dy = Math.abs(y - view.y) * view.scale;
  if (dx > view.width / 2 - 60 || dy > view.height / 2 - 40) moveTo({ ...view, x, y });
}

function actorAt(point) {
  const id = network.getNodeAt(point);
  return id === undefined ? null : Number(id.slice(1));
}

/** The visible edge nearest to a point on the canvas, within six pixels. */
function edgeAt(point) {
  const { x, y } = network.DOMtoCanvas(point);
  let best = null, least = 6 / network.getScale();
  for (const edge of edges) {
    if (!visible.edges[edge.number]) continue;
    const away = distanceTo(strokeOf(edge), x, y, least);
    if (away < least) { least = away; best = edge.number; }
  }
  return best;
}

function distanceTo([x1, y1, cx, cy, x2, y2], x, y, reach) {
  const xs = cx === null ? [x1, x2] : [x1, cx, x2], ys = cy === null ? [y1, y2] : [y1, cy, y2];
  if (x < Math.min(...xs) - reach || x > Math.max(...xs) + reach || y < Math.min(...ys) - reach || y > Math.max(...ys) + reach) return Infinity;
  if (cx === null) return toSegment(x1, y1, x2, y2, x, y);
  let least = Infinity, px = x1, py = y1;
  for (let i = 1; i <= 12; i += 1) {
    const t = i / 12, u = 1 - t;
    const qx = u * u * x1 + 2 * u * t * cx + t * t * x2, qy = u * u * y1 + 2 * u * t * cy + t * t * y2;
    least = Math.min(least, toSegment(px, py, qx, qy, x, y));
    [px, py] = [qx, qy];
  }
  return least;
}

function toSegment(x1, y1, x2, y2, x, y) {
  const dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy || 1;
  const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

function clickAt(point) {
  const actor = actorAt(point);
  if (actor !== null) { change({ actor, tie: null, steps: state.actor === actor ? state.steps : 0 }, { push: true }); return; }
  const edge = edgeAt(point);
  if (edge !== null) change({ tie: [edges[edge].source, edges[edge].target], actor: state.steps ? state.actor : null }, { push: true });
  else if (state.actor !== null || state.tie) change({ actor: state.steps ? state.actor : null, tie: null }, { push: true });
}

let hoverWaiting = false;
function hoverAt(point) {
  if (hoverWaiting) return;
  hoverWaiting = true;
  requestAnimationFrame(() => {
    hoverWaiting = false;
    const actor = actorAt(point);
    setHovered(actor, actor === null ? edgeAt(point) : null, point);
  });
}

function setHovered(actor, edge, point) {
  const tip = byId('tip');
  byId('graph').style.cursor = actor !== null || edge !== null ? 'pointer' : '';
  if (actor !== hovered.actor || edge !== hovered.edge) {
    hovered = { actor, edge };
    tip.hidden = actor === null && edge === null;
    if (actor !== null) tip.replaceChildren(el('bdi', {}, actors[actor].label), el('small', {}, `${TYPE_NAMES[actors[actor].type]} · ${count(actors[actor].ties.size, 'tie')}`));
    else if (edge !== null) tip.replaceChildren(...tipOfEdge(edges[edge]));
    network.redraw();
  }
  if (!tip.hidden && point) {
    const { clientWidth, clientHeight } = byId('graph');
    tip.style.left = `${Math.max(4, Math.min(point.x + 14, clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(4, Math.min(point.y + 16, clientHeight - tip.offsetHeight - 8))}px`;
  }
}

function tipOfEdge(edge) {
  const [a, b] = [actors[edge.source].label, actors[edge.target].label];
  const what = edge.kind === 0 ? `mentioned together, weight ${wholeNumber.format(edge.weight)}` : `speaks about, weight ${wholeNumber.format(edge.weight)}`;
  return [el('bdi', {}, a), edge.kind === 0 ? ' – ' : ' → ', el('bdi', {}, b), el('small', {}, `${what} · click for the evidence`)];
}

function keyOnGraph(event) {
  const view = cameraView(), step = 70 / view.scale;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (moves[event.key]) { touched = true; moveTo({ ...view, x: view.x + moves[event.key][0], y: view.y + moves[event.key][1] }, false); }
  else if (event.key === '+' || event.key === '=') zoomBy(1.3);
  else if (event.key === '-') zoomBy(1 / 1.3);
  else if (event.key === '0') { touched = false; fit(); }
  else if (event.key === 'Escape') change({ actor: null, tie: null }, { push: true });
  else if (event.key === 'n' || event.key === 'p') chooseNext(event.key === 'n' ? 1 : -1);
  else return;
  event.preventDefault();
}

/** Step through the visible actors in the order of their size. */
function chooseNext(step) {
  const list = labelOrder(null).filter((i) => visible.actors[i]);
  if (!list.length) return;
  const at = list.indexOf(state.actor);
  const actor = list[(at + step + list.length) % list.length];
  change({ actor, tie: null, steps: 0 });
  bringIntoView(actor);
}
