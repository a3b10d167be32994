/** The map as a picture. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * The map as it stands, as a PNG.
 * @param sea colour of what lies behind the map
 * @param above a picture of the same view to lay over it
 */
export function pictureOf(
  map: MapLibreMap,
  sea: string,
  above: HTMLCanvasElement | undefined,
): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    // The drawing buffer is only there until the frame has been shown, so it is copied within the frame.
    map.once('render', () => {
      const source = map.getCanvas();
      const target = document.createElement('canvas');
      target.width = source.width;
      target.height = source.height;
      const context = target.getContext('2d');
      if (context !== null) {
        context.fillStyle = sea;
        context.fillRect(0, 0, target.width, target.height);
        context.drawImage(source, 0, 0);
        if (above !== undefined) context.drawImage(above, 0, 0, target.width, target.height);
      }
      target.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
    });
    map.triggerRepaint();
  });
}
