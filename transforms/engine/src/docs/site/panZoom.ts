/** The part of a drawing that is seen. */
interface View {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Below this many pixels for a unit of the drawing its names cannot be read. */
const readable = 0.85;

/**
 * Lets a drawing be moved and scaled by pointer, wheel, fingers and keys. It starts whole when its names can be read
 * then, else around `centre`. Returns the buttons' actions.
 */
export const panZoom = (svg: SVGSVGElement, whole: View, centre: { x: number; y: number }) => {
  let view = { ...whole };
  const start = (): void => {
    const seen = svg.getBoundingClientRect();
    const scale = Math.min(seen.width / whole.width, seen.height / whole.height);
    if (scale >= readable) return;
    const [width, height] = [seen.width / readable, seen.height / readable];
    view = { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
    if (whole.width > width) view.x = Math.min(Math.max(view.x, whole.x), whole.x + whole.width - width);
    else view.x = whole.x - (width - whole.width) / 2;
    apply();
  };
  const apply = (): void => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (factor: number, px = 0.5, py = 0.5): void => {
    const width = Math.min(Math.max(view.width * factor, 150), Math.max(whole.width, 400) * 3);
    const scale = width / view.width;
    view = {
      x: view.x + view.width * px * (1 - scale),
      y: view.y + view.height * py * (1 - scale),
      width,
      height: view.height * scale,
    };
    apply();
  };
  const move = (dx: number, dy: number): void => {
    view = { ...view, x: view.x + dx * view.width, y: view.y + dy * view.height };
    apply();
  };
  const fit = (): void => {
    view = { ...whole };
    apply();
  };

  const pointers = new Map<number, { x: number; y: number }>();
  let dragged = 0;
  svg.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    dragged = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const from = pointers.get(event.pointerId);
    if (!from) return;
    const seen = svg.getBoundingClientRect();
    const scale = Math.max(view.width / seen.width, view.height / seen.height);
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    const [other] = others;
    if (other) {
      const apart = (x: number, y: number): number => Math.hypot(x - other.x, y - other.y) || 1;
      zoom(apart(from.x, from.y) / apart(event.clientX, event.clientY));
    } else {
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      dragged += Math.abs(dx) + Math.abs(dy);
      view = { ...view, x: view.x - dx * scale, y: view.y - dy * scale };
      apply();
    }
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
  // A drag that ends on a node is no click on it.
  svg.addEventListener(
    'click',
    (event) => {
      if (dragged > 6) event.preventDefault();
    },
    true,
  );
  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const seen = svg.getBoundingClientRect();
      zoom(
        event.deltaY > 0 ? 1.15 : 1 / 1.15,
        (event.clientX - seen.left) / seen.width,
        (event.clientY - seen.top) / seen.height,
      );
    },
    { passive: false },
  );
  svg.addEventListener('keydown', (event) => {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => move(-0.1, 0),
      ArrowRight: () => move(0.1, 0),
      ArrowUp: () => move(0, -0.1),
      ArrowDown: () => move(0, 0.1),
      '+': () => zoom(1 / 1.3),
      '-': () => zoom(1.3),
      '0': fit,
    };
    const action = moves[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  apply();
  requestAnimationFrame(start); // it has no size before it is in the page
  return { larger: () => zoom(1 / 1.3), smaller: () => zoom(1.3), fit };
};
