/**
 * Representative of a vertex's component in a forest of links (Tarjan's union–find); halves the path on its way.
 * @param component per vertex another of its component, the representative itself at the end
 */
export function findComponent(component: Uint32Array, vertex: number): number {
  let v = vertex;
  let up = component[v]!;
  while (up !== v) {
    const next = component[up]!;
    component[v] = next;
    v = next;
    up = component[v]!;
  }
  return v;
}
