/** The part of shpjs that the importer uses; the package brings no types. */
declare module 'shpjs' {
  export default function shapefile(parts: {
    shp: Uint8Array;
    dbf?: Uint8Array | undefined;
    /** Name of the encoding of the attributes. */
    cpg?: string;
  }): Promise<import('geojson').FeatureCollection>;
}
