/** Components that a move of a lever leaves alone: they are drawn again only where what they show has changed. */
import { Component, type ComponentChildren, type VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { isSame } from '../model/same-columns.ts';

/**
 * @param draw a component; what it reads of the app itself still draws it again
 * @returns the same, left alone where all its properties are the same by their content; functions by identity
 */
export function drawnWhenChanged<P extends object>(draw: (props: P) => ComponentChildren) {
  const Drawing = draw as (props: P) => VNode;
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !isSame(this.props, next);
    }

    override render() {
      return <Drawing {...(this.props as P)} />;
    }
  };
}

/** The items, each the very object of last time where it has the same content. */
export function useUnchanged<T extends object>(items: readonly T[]): readonly T[] {
  const last = useRef(items);
  if (last.current !== items) {
    const before = last.current;
    const kept = items.map((item, i) => (isSame(before[i], item) ? before[i]! : item));
    last.current =
      kept.length === before.length && kept.every((item, i) => item === before[i]) ? before : kept;
  }
  return last.current;
}
