/* The camera: vis-network with our places, and the view it shows. */

function makeNetwork() {
  const container = byId('graph');
  setSizes();
  stretch(container.clientWidth - 140, container.clientHeight - 100);
  loosen();
  const nodes = new vis.DataSet(PLACES.map(({ id }, i) => ({ id, x: places[i].x, y: places[i].y })));
  const springs = new vis.DataSet(SPRINGS);
  network = new vis.Network(
    container,
    { nodes, edges: springs },
    {
      autoResize: true,
      physics: {
        enabled: false,
        solver: 'forceAtlas2Based',
        forceAtlas2Based: {
          gravitationalConstant: -60,
          springLength: 60,
          springConstant: 0.03,
          damping: 0.8,
          avoidOverlap: 0.6,
        },
      },
      layout: { improvedLayout: false },
      interaction: { hover: false, selectable: false, keyboard: false, zoomSpeed: 0.7, hideEdgesOnDrag: true },
      nodes: {
        shape: 'custom',
        chosen: false,
        ctxRenderer: ({ id }) => {
          const r = radii[Number(id.slice(1))];
          return { drawNode() {}, nodeDimensions: { width: 2 * r, height: 2 * r } };
        },
      },
      edges: { hidden: true, smooth: false, chosen: false },
    },
  );
  container.querySelector('.vis-network').removeAttribute('tabindex'); // our frame has the focus and the keys
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
    if (actor !== null)
      change({ actor, tie: null, steps: state.steps === 1 && state.actor === actor ? 0 : 1 }, { push: true });
  });
  container.addEventListener('mousemove', (event) => hoverAt({ x: event.offsetX, y: event.offsetY }));
  container.addEventListener('mouseleave', () => setHovered(null, null));
  container.addEventListener('keydown', keyOnGraph);
  new ResizeObserver(() => {
    if (!touched) fit(false);
  }).observe(container);
  network.on('dragStart', () => {
    touched = moving = true;
  });
  network.on('dragEnd', () => {
    moving = false;
    network.redraw();
  });
  network.on('zoom', () => {
    touched = moving = true;
    comeToRest();
  });
  let before = actors.map(() => true);
  onChange(() => {
    setSizes();
    const updates = actors
      .filter((_, i) => before[i] !== visible.actors[i])
      .map(({ number }) => ({ id: `n${number}`, hidden: !visible.actors[number] }));
    before = visible.actors;
    if (updates.length) nodes.update(updates);
    network.redraw();
  });
}

let touched = false,
  moving = false,
  resting = 0;

/** Draw everything again a moment after the wheel has come to rest. */
function comeToRest() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    moving = false;
    network.redraw();
  }, 180);
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

/** The view that shows all that is visible, with room for the names around it and the buttons at its foot. */
function wholeView(width, height, margin = [Math.min(70, width * 0.08), 34], foot = 26) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  actors.forEach((_, i) => {
    if (!visible.actors[i]) return;
    left = Math.min(left, places[i].x - radii[i]);
    right = Math.max(right, places[i].x + radii[i]);
    top = Math.min(top, places[i].y - radii[i]);
    bottom = Math.max(bottom, places[i].y + radii[i]);
  });
  if (left > right) return { width, height, scale: 1, x: 0, y: 0 };
  const scale = Math.min(
    (width - 2 * margin[0]) / Math.max(1, right - left),
    (height - 2 * margin[1] - foot) / Math.max(1, bottom - top),
    1.6,
  );
  const middle = (top + bottom) / 2 + foot / 2 / scale; // the buttons below hide nothing
  return { width, height, scale: Math.max(scale, 0.05), x: (left + right) / 2, y: middle };
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const moveTo = (view, smooth = true) =>
  network.moveTo({
    position: { x: view.x, y: view.y },
    scale: view.scale,
    animation: smooth && !still() ? { duration: 320, easingFunction: 'easeInOutQuad' } : false,
  });

function fit(smooth = true) {
  const { clientWidth, clientHeight } = byId('graph');
  if (clientWidth && clientHeight) moveTo(wholeView(clientWidth, clientHeight), smooth);
}

const zoomBy = (factor) => {
  touched = true;
  const view = cameraView();
  moveTo({ ...view, scale: Math.min(8, Math.max(0.04, view.scale * factor)) });
};

/** Let the springs loosen the picture for a moment; it never runs by itself. */
function shake() {
  network.setOptions({ physics: { enabled: true, stabilization: false } });
  setTimeout(() => network.setOptions({ physics: { enabled: false } }), still() ? 50 : 1200);
}

function bringIntoView(number) {
  const view = cameraView(),
    { x, y } = places[number];
  const dx = Math.abs(x - view.x) * view.scale,
    dy = Math.abs(y - view.y) * view.scale;
  if (dx > view.width / 2 - 60 || dy > view.height / 2 - 40) moveTo({ ...view, x, y });
}
