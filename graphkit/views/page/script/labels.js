/* Names: the most important first, each where there is room, none over another and none over a mark; more appear on the
   way in. The leading actors always get theirs, if need be over a mark that is smaller than their own. */

const LEADING = 12;
const widths = new Map();
/** What the last picture shows: { actor, box: [left, top, right, bottom] } for each name, in pixels. */
let lettering = [];

function paintLabels(pen, view, sx, sy, ink, focus, textScale) {
  const roomFor = Math.max(12, Math.round((view.width * view.height) / (6500 * textScale * textScale)));
  const order = labelOrder(focus).filter((i) => visible.actors[i]);
  const marks = new Boxes(64 * textScale),
    names = new Boxes(64 * textScale);
  for (const i of order) {
    const x = sx(places[i].x),
      y = sy(places[i].y),
      r = radii[i] * view.scale * 1.1;
    if (x > -40 && y > -40 && x < view.width + 40 && y < view.height + 40)
      marks.add([x - r, y - r, x + r, y + r], i, r);
  }
  const leading = new Set(order.slice(0, focus ? 4 : LEADING));
  const smallest = visible.actorCount <= 60 ? 12.5 : 11;
  lettering = [];
  for (const i of order) {
    if (lettering.length >= roomFor) break;
    const x = sx(places[i].x),
      y = sy(places[i].y),
      r = radii[i] * view.scale;
    if (x < -60 || y < -30 || x > view.width + 60 || y > view.height + 30) continue;
    const must = i === state.actor || i === hovered.actor || (state.tie && state.tie.includes(i));
    const near = focus && focus.actors.has(i);
    if (focus && !near && lettering.length > roomFor / 2) continue;
    const share = (radii[i] - SMALLEST) / (LARGEST - SMALLEST);
    const size = (Math.round((smallest + (15.5 - smallest) * share) * 2) / 2) * textScale,
      weight = share > 0.45 || must ? 600 : 400;
    const spots = spotsAround(pen, actors[i].label, x, y, r, size, weight, textScale, view);
    const rank = must ? 2 : leading.has(i) ? 1 : 0;
    const spot = bestSpot(spots, i, rank, r, marks, names);
    if (!spot) continue;
    names.add(spot.box, i, 0);
    lettering.push({ actor: i, box: spot.box });
    pen.text(spot.x, spot.y, actors[i].label, {
      size,
      weight,
      fill: ink.ink,
      halo: ink.paper,
      align: spot.align,
      alpha: focus && !near ? 0.3 : 1,
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
  const score = (i) =>
    i === hovered.actor || i === state.actor || (focus.ends && focus.actors.has(i)) ? 0 : focus.actors.has(i) ? 1 : 2;
  return [0, 1, 2].flatMap((level) => ranked.filter((i) => score(i) === level));
}

/** Places for a name beside a mark, the best first: below, right, left, above, then the corners. */
function spotsAround(pen, text, x, y, r, size, weight, textScale, view) {
  const key = `${size}|${weight}|${text}`;
  if (!widths.has(key)) widths.set(key, pen.measure(text, size, weight));
  const w = widths.get(key),
    h = size * 1.16,
    gap = 3 * textScale,
    pad = 2 * textScale,
    slant = r * 0.72 + gap;
  const below = y + r + gap + h / 2,
    above = y - r - gap - h / 2;
  return [
    { x, y: below, align: 'center', left: x - w / 2 },
    { x: x + r + gap + 1, y, align: 'left', left: x + r + gap + 1 },
    { x: x - r - gap - 1, y, align: 'right', left: x - r - gap - 1 - w },
    { x, y: above, align: 'center', left: x - w / 2 },
    { x: x + slant, y: y + slant + h / 4, align: 'left', left: x + slant },
    { x: x - slant, y: y + slant + h / 4, align: 'right', left: x - slant - w },
    { x: x + slant, y: y - slant - h / 4, align: 'left', left: x + slant },
    { x: x - slant, y: y - slant - h / 4, align: 'right', left: x - slant - w },
    { x: x + r, y: below, align: 'center', left: x + r - w / 2 },
    { x: x - r, y: below, align: 'center', left: x - r - w / 2 },
    { x: x + r, y: above, align: 'center', left: x + r - w / 2 },
    { x: x - r, y: above, align: 'center', left: x - r - w / 2 },
  ]
    .map((spot) => ({
      ...spot,
      box: [spot.left - pad, spot.y - h / 2 - pad / 2, spot.left + w + pad, spot.y + h / 2 + pad / 2],
    }))
    .filter(({ box }) => box[0] >= 0 && box[2] <= view.width && box[1] >= 0 && box[3] <= view.height);
}

/** The first free spot; `rank` 1 may lie over smaller marks, `rank` 2 over anything. */
function bestSpot(spots, own, rank, r, marks, names) {
  let best = null,
    least = Infinity;
  for (const spot of spots) {
    const overNames = names.overlap(spot.box, own);
    if (overNames.area && rank < 2) continue;
    const over = marks.overlap(spot.box, own);
    if (!over.area && !overNames.area) return spot;
    if (!rank || (rank < 2 && over.largest >= r)) continue;
    const cost = over.area + 3 * overNames.area;
    if (cost < least) [best, least] = [spot, cost];
  }
  return best;
}

/** Boxes filed by the squares of a grid they touch, to find overlaps quickly. */
class Boxes {
  constructor(side) {
    this.side = side;
    this.squares = new Map();
  }

  *squaresOf([left, top, right, bottom]) {
    const at = (value) => Math.floor(value / this.side);
    for (let i = at(left); i <= at(right); i += 1) for (let j = at(top); j <= at(bottom); j += 1) yield i * 4096 + j;
  }

  add(box, owner, radius) {
    for (const square of this.squaresOf(box)) {
      if (!this.squares.has(square)) this.squares.set(square, []);
      this.squares.get(square).push({ box, owner, radius });
    }
  }

  /** Area of `box` that others cover, and the largest radius among them. */
  overlap(box, own) {
    const found = { area: 0, largest: 0 },
      seen = new Set();
    for (const square of this.squaresOf(box)) {
      for (const entry of this.squares.get(square) || []) {
        if (entry.owner === own || seen.has(entry)) continue;
        seen.add(entry);
        const wide = Math.min(box[2], entry.box[2]) - Math.max(box[0], entry.box[0]),
          high = Math.min(box[3], entry.box[3]) - Math.max(box[1], entry.box[1]);
        if (wide <= 0 || high <= 0) continue;
        found.area += wide * high;
        found.largest = Math.max(found.largest, entry.radius);
      }
    }
    return found;
  }
}
