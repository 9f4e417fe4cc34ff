interface Look {
  x: number;
  y: number;
  /** Pixels on the screen for one of the drawing. */
  scale: number;
}

/** The first fit never enlarges: letters larger than the editor's would look like a mistake. */
const LARGEST_FIT = 1.15;
const RANGE = { min: 0.2, max: 4 };

export interface PanZoom {
  /** Fits a new drawing, unless the learner moved or zoomed the last one and both have the same size. */
  readonly adopt: (svg: SVGSVGElement) => void;
  readonly zoom: (factor: number) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly fit: () => void;
  /** Moves just enough to show an element of the drawing. */
  readonly reveal: (element: Element) => void;
}

/** Moves and scales the drawing in its frame by its viewBox, so that lines stay sharp. */
export function panZoom(frame: HTMLElement): PanZoom {
  let svg: SVGSVGElement | null = null;
  let size = { width: 0, height: 0 };
  let look: Look = { x: 0, y: 0, scale: 1 };
  let touched = false;

  const draw = (): void => {
    const { clientWidth: width, clientHeight: height } = frame;
    if (!svg || width === 0 || height === 0) return;
    svg.setAttribute('viewBox', `${look.x} ${look.y} ${width / look.scale} ${height / look.scale}`);
  };
  const fit = (): void => {
    touched = false;
    const { clientWidth, clientHeight } = frame;
    if (clientWidth === 0 || size.width === 0) return;
    const scale = Math.min(clientWidth / size.width, clientHeight / size.height, LARGEST_FIT);
    look = {
      scale,
      x: (size.width - clientWidth / scale) / 2,
      y: (size.height - clientHeight / scale) / 2,
    };
    draw();
  };
  /** Around a point of the frame, in pixels. */
  const zoomAt = (factor: number, px: number, py: number): void => {
    touched = true;
    const scale = Math.min(RANGE.max, Math.max(RANGE.min, look.scale * factor));
    look = {
      scale,
      x: look.x + px / look.scale - px / scale,
      y: look.y + py / look.scale - py / scale,
    };
    draw();
  };
  const pan = (dx: number, dy: number): void => {
    touched = true;
    look = { ...look, x: look.x + dx / look.scale, y: look.y + dy / look.scale };
    draw();
  };

  frame.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const box = frame.getBoundingClientRect();
      // Browsers report a pinch on a touch pad as a wheel with Ctrl.
      if (event.ctrlKey || event.metaKey)
        zoomAt(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
      else pan(event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY);
    },
    { passive: false },
  );
  frame.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    let { clientX: x, clientY: y } = down;
    let moved = false;
    const move = (event: PointerEvent): void => {
      // A press with an unsteady hand is still a press on the node, not a move.
      if (!moved && Math.hypot(event.clientX - x, event.clientY - y) < 4) return;
      if (!moved) frame.setPointerCapture(down.pointerId);
      moved = true;
      frame.classList.add('moving');
      pan(x - event.clientX, y - event.clientY);
      ({ clientX: x, clientY: y } = event);
    };
    const end = (): void => {
      frame.classList.remove('moving');
      frame.removeEventListener('pointermove', move);
      frame.removeEventListener('pointerup', end);
      frame.removeEventListener('pointercancel', end);
    };
    frame.addEventListener('pointermove', move);
    frame.addEventListener('pointerup', end);
    frame.addEventListener('pointercancel', end);
  });
  new ResizeObserver(() => (touched ? draw() : fit())).observe(frame);

  return {
    adopt: (drawing) => {
      svg = drawing;
      const { width, height } = drawing.viewBox.baseVal;
      const same = width === size.width && height === size.height;
      size = { width, height };
      if (touched && same) draw();
      else fit();
    },
    zoom: (factor) => zoomAt(factor, frame.clientWidth / 2, frame.clientHeight / 2),
    pan,
    fit,
    reveal: (element) => {
      const box = element.getBoundingClientRect();
      const room = frame.getBoundingClientRect();
      const margin = 24;
      const dx = Math.min(0, box.left - margin - room.left) || Math.max(0, box.right + margin - room.right);
      const dy = Math.min(0, box.top - margin - room.top) || Math.max(0, box.bottom + margin - room.bottom);
      if (dx !== 0 || dy !== 0) pan(dx, dy);
    },
  };
}
