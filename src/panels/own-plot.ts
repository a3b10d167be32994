/** A uPlot whose canvas the processor draws, not the graphics card. */
import uPlot from 'uplot';

/**
 * A chart is a few lines on little room. A graphics card made of software takes several times as long for it as the
 * browser's own drawing, and a real one gains nothing. The browser is told by `willReadFrequently` when the context is
 * made, which uPlot does in its constructor and without a way to say so: hence the detour, for as long as that runs.
 */
export function createPlot(options: uPlot.Options, data: uPlot.AlignedData, element: HTMLElement): uPlot {
  const canvas = HTMLCanvasElement.prototype;
  const getContext = canvas.getContext;
  const own: (this: HTMLCanvasElement, kind: string, attributes?: object) => RenderingContext | null =
    function (kind, attributes) {
      return getContext.call(this, kind, { ...attributes, willReadFrequently: true });
    };
  canvas.getContext = own as typeof getContext;
  try {
    return new uPlot(options, data, element);
  } finally {
    canvas.getContext = getContext;
  }
}
