import { VARIABLES } from './environment.ts';

/** The text of `.env.example`: every setting with its help and default. */
export function exampleEnvironment(): string {
  const head = [
    '# Settings of Pillarwatch, all optional. Copy to .env or set them in the environment.',
    '# Any of them may be given as NAME_FILE=path instead, for secrets. Generated: pnpm generate',
  ];
  const rows = Object.entries(VARIABLES).map(([name, variable]) => `\n# ${variable.help}\n${name}=${variable.example}`);
  return `${[...head, ...rows].join('\n')}\n`;
}
