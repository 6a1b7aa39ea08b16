/* What lies under the pointer, and what clicks and keys on the graph do. */

function actorAt(point) {
  const id = network.getNodeAt(point);
  return id === undefined ? null : Number(id.slice(1));
}

/** The visible edge nearest to a point on the canvas, within six pixels. */
function edgeAt(point) {
  const { x, y } = network.DOMtoCanvas(point);
  let best = null,
    least = 6 / network.getScale();
  for (const edge of edges) {
    if (!visible.edges[edge.number]) continue;
    const away = distanceTo(strokeOf(edge), x, y, least);
    if (away < least) {
      least = away;
      best = edge.number;
    }
  }
  return best;
}

function distanceTo([x1, y1, cx, cy, x2, y2], x, y, reach) {
  const xs = cx === null ? [x1, x2] : [x1, cx, x2],
    ys = cy === null ? [y1, y2] : [y1, cy, y2];
  if (
    x < Math.min(...xs) - reach ||
    x > Math.max(...xs) + reach ||
    y < Math.min(...ys) - reach ||
    y > Math.max(...ys) + reach
  )
    return Infinity;
  if (cx === null) return toSegment(x1, y1, x2, y2, x, y);
  let least = Infinity,
    px = x1,
    py = y1;
  for (let i = 1; i <= 12; i += 1) {
    const t = i / 12,
      u = 1 - t;
    const qx = u * u * x1 + 2 * u * t * cx + t * t * x2,
      qy = u * u * y1 + 2 * u * t * cy + t * t * y2;
    least = Math.min(least, toSegment(px, py, qx, qy, x, y));
    [px, py] = [qx, qy];
  }
  return least;
}

function toSegment(x1, y1, x2, y2, x, y) {
  const dx = x2 - x1,
    dy = y2 - y1,
    length = dx * dx + dy * dy || 1;
  const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

function clickAt(point) {
  const actor = actorAt(point);
  if (actor !== null) {
    change({ actor, tie: null, steps: state.actor === actor ? state.steps : 0 }, { push: true });
    return;
  }
  const edge = edgeAt(point);
  if (edge !== null)
    change({ tie: [edges[edge].source, edges[edge].target], actor: state.steps ? state.actor : null }, { push: true });
  else if (state.actor !== null || state.tie)
    change({ actor: state.steps ? state.actor : null, tie: null }, { push: true });
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
    if (actor !== null)
      tip.replaceChildren(
        el('bdi', {}, actors[actor].label),
        el('small', {}, `${TYPE_NAMES[actors[actor].type]} · ${count(actors[actor].ties.size, 'tie')}`),
      );
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
  const what =
    edge.kind === 0
      ? `mentioned together, weight ${wholeNumber.format(weightOf(edge))}`
      : `speaks about, weight ${wholeNumber.format(weightOf(edge))}`;
  return [
    el('bdi', {}, a),
    edge.kind === 0 ? ' – ' : ' → ',
    el('bdi', {}, b),
    el('small', {}, `${what} · click for the evidence`),
  ];
}

function keyOnGraph(event) {
  const view = cameraView(),
    step = 70 / view.scale;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (moves[event.key]) {
    touched = true;
    moveTo({ ...view, x: view.x + moves[event.key][0], y: view.y + moves[event.key][1] }, false);
  } else if (event.key === '+' || event.key === '=') zoomBy(1.3);
  else if (event.key === '-') zoomBy(1 / 1.3);
  else if (event.key === '0') {
    touched = false;
    fit();
  } else if (event.key === 'Escape') change({ actor: null, tie: null }, { push: true });
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
