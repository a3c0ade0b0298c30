declare module '*.css' {
  /** The text of the stylesheet, put in by the bundler (scripts/build-widget.ts). */
  const text: string;
  export default text;
}
