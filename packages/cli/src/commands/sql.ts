import { InputError } from '@pillarwatch/model';
import Table from 'cli-table3';
import { Command } from 'commander';
import { print, printable, printJson } from '../console.ts';
import { withDatabase } from '../database.ts';
import { settings } from '../settings.ts';

/** `pillarwatch sql` */
export function sqlCommand(): Command {
  return new Command('sql')
    .description('ask the database a question; it is asked in a read-only transaction')
    .requiredOption('-c, --command <sql>', 'one statement; the views for analysts are in the schema "analysis"')
    .option('--json', 'print the rows as JSON', false)
    .action(async ({ command, json }: { command: string; json: boolean }) => {
      if (command.trim() === '')
        throw new InputError('the question is empty; for example: -c "select * from articles limit 5"');
      const { columns, rows } = await withDatabase(settings(), async (url) => {
        const { ask, checkDatabase } = await import('@pillarwatch/db');
        await checkDatabase(url);
        return ask(url, command);
      });
      if (json) {
        await printJson(rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]]))));
        return;
      }
      const table = new Table({ head: [...columns], style: { head: [], border: [] } });
      for (const row of rows) table.push(row.map(cell));
      await print(`${table.toString()}\n${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
    });
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text =
    value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return printable(text);
}
