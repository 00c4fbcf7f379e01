/** The one module of natural that is used: its root import takes a second, 110 MB and prints to stdout. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  type Step = (word: string) => string;
  const stemmer: { readonly step1a: Step; readonly step1b: Step; readonly step1c: Step; readonly step5a: Step };
  export default stemmer;
}
