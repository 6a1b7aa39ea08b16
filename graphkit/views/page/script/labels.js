/* Names: the most important first, each where there is room, none over another and none over a mark; more appear on the
   way in. The leading actors get theirs even where it lies over a mark. Where something has the focus, only it and its
   neighbours are named. */

const LEADING = 12;
const widths = new Map();
/** What the last picture shows: { actor, box: [left, top, right, bottom] } for each name, in pixels. */
let lettering = [];

function paintLabels(pen, view, sx, sy, ink, focus, textScale) {
  const roomFor = Math.max(12, Math.round((view.width * view.height) / (5000 * textScale * textScale)));
  const order = labelOrder(focus).filter((i) => visible.actors[i] && (!focus || focus.actors.has(i)));
  const marks = new Boxes(view, 40 * textScale),
    names = new Boxes(view, 40 * textScale);
  for (const i of order) {
    const x = sx(places[i].x),
      y = sy(places[i].y),
      r = radii[i] * view.scale * 1.1;
    if (x > -40 && y > -40 && x < view.width + 40 && y < view.height + 40)
      marks.add([x - r, y - r, x + r, y + r], i, r);
  }
  const leading = new Set(order.slice(0, LEADING));
  const smallest = visible.actorCount <= 60 ? 12.5 : 11;
  let tries = moving ? 40 : roomFor * 4; // in a crowd few of the rest would find room
  lettering = [];
  for (const i of order) {
    if (lettering.length >= roomFor || tries === 0) break;
    const x = sx(places[i].x),
      y = sy(places[i].y),
      r = radii[i] * view.scale;
    if (x < -60 || y < -30 || x > view.width + 60 || y > view.height + 30) continue;
    const must = i === state.actor || i === hovered.actor || (state.tie && state.tie.includes(i));
    tries -= 1;
    const share = (radii[i] - SMALLEST) / (LARGEST - SMALLEST);
    const size = (Math.round((smallest + (15.5 - smallest) * share) * 2) / 2) * textScale,
      weight = share > 0.45 || must ? 600 : 400;
    const width = widthOfName(pen, actors[i].label, size, weight);
    const name = { width, height: size * 1.16, gap: 3 * textScale };
    const spot = bestSpot(x, y, r, name, i, must ? 2 : leading.has(i) ? 1 : 0, marks, names, view);
    if (!spot) continue;
    names.add(spot.box, i, 0);
    lettering.push({ actor: i, box: spot.box });
    pen.text(spot.x, spot.y, actors[i].label, {
      size,
      weight,
      fill: ink.ink,
      halo: ink.paper,
      align: spot.align,
      alpha: 1,
    });
  }
}

let rankedFor = '',
  ranked = [];
function labelOrder(focus) {
  if (rankedFor !== state.size) {
    rankedFor = state.size;
    ranked = actors
      .map((_, i) => i)
      .sort((a, b) => radii[b] - radii[a] || actors[b].heaviest - actors[a].heaviest || a - b);
  }
  if (!focus) return ranked;
  const first = (i) => i === hovered.actor || i === state.actor || Boolean(focus.ends && focus.actors.has(i));
  return [...ranked.filter(first), ...ranked.filter((i) => !first(i))];
}

/** Places for a name beside a mark, the best first: below, right, left, above, the corners, then askew. */
const SPOTS = [
  ['center', 0, 1],
  ['left', 1, 0],
  ['right', -1, 0],
  ['center', 0, -1],
  ['left', 0.72, 0.72],
  ['right', -0.72, 0.72],
  ['left', 0.72, -0.72],
  ['right', -0.72, -0.72],
  ['center', 0.8, 1],
  ['center', -0.8, 1],
  ['center', 0.8, -1],
  ['center', -0.8, -1],
  ['left', 0.93, 0.4],
  ['left', 0.93, -0.4],
  ['right', -0.93, 0.4],
  ['right', -0.93, -0.4],
];

function spotAt([align, across, down], x, y, r, name) {
  const { width, height, gap } = name;
  const beside = align === 'center' ? x + across * r : x + across * (r + gap + 1),
    level = y + down * (r + gap) + (Math.sign(down) * height) / (Math.abs(down) === 1 ? 2 : 4);
  const left = align === 'center' ? beside - width / 2 : align === 'left' ? beside : beside - width;
  const pad = gap * 0.7;
  return {
    x: beside,
    y: level,
    align,
    box: [left - pad, level - height / 2 - pad / 2, left + width + pad, level + height / 2 + pad / 2],
  };
}

function widthOfName(pen, text, size, weight) {
  const key = `${size}|${weight}|${text}`;
  if (!widths.has(key)) widths.set(key, pen.measure(text, size, weight));
  return widths.get(key);
}

/** The first free spot; `rank` 1 may lie over marks, smaller ones rather, `rank` 2 over names too. */
function bestSpot(x, y, r, name, own, rank, marks, names, view) {
  let best = null,
    least = Infinity;
  for (const place of SPOTS) {
    const spot = spotAt(place, x, y, r, name),
      [left, top, right, bottom] = spot.box;
    if (left < 0 || right > view.width || top < 0 || bottom > view.height) continue;
    const overNames = names.overlap(spot.box, own);
    if (overNames.area && rank < 2) continue;
    const over = marks.overlap(spot.box, own);
    if (!over.area && !overNames.area) return spot;
    if (!rank) continue;
    const cost = over.area * (over.largest >= r ? 4 : 1) + 3 * overNames.area;
    if (cost < least) [best, least] = [spot, cost];
  }
  return best;
}

/** Boxes filed by the squares of a grid they touch, to find overlaps quickly. */
class Boxes {
  constructor({ width, height }, side) {
    this.side = side;
    this.columns = Math.ceil(width / side) + 1;
    this.rows = Math.ceil(height / side) + 1;
    this.squares = new Map();
    this.asked = 0;
  }

  /** Calls `visit` with each square that `box` touches; what lies outside the picture counts to its rim. */
  touch([left, top, right, bottom], visit) {
    const column = (x) => Math.max(0, Math.min(this.columns - 1, Math.floor(x / this.side))),
      row = (y) => Math.max(0, Math.min(this.rows - 1, Math.floor(y / this.side)));
    const [i0, i1, j0, j1] = [column(left), column(right), row(top), row(bottom)];
    for (let j = j0; j <= j1; j += 1) for (let i = i0; i <= i1; i += 1) visit(j * this.columns + i);
  }

  add(box, owner, radius) {
    const entry = { box, owner, radius, seen: 0 };
    this.touch(box, (square) => {
      if (this.squares.has(square)) this.squares.get(square).push(entry);
      else this.squares.set(square, [entry]);
    });
  }

  /** Area of `box` that others cover, and the largest radius among them. */
  overlap(box, own) {
    const found = { area: 0, largest: 0 };
    this.asked += 1;
    this.touch(box, (square) => {
      for (const entry of this.squares.get(square) || []) {
        if (entry.owner === own || entry.seen === this.asked) continue;
        entry.seen = this.asked;
        const wide = Math.min(box[2], entry.box[2]) - Math.max(box[0], entry.box[0]),
          high = Math.min(box[3], entry.box[3]) - Math.max(box[1], entry.box[1]);
        if (wide <= 0 || high <= 0) continue;
        found.area += wide * high;
        found.largest = Math.max(found.largest, entry.radius);
      }
    });
    return found;
  }
}
