import type { Hono } from 'hono';
import { DOCS_STYLE } from './docs-style.ts';
import { describeApi } from './openapi.ts';
import { type Operation, operations } from './operations.ts';
import type { AppOptions, SurfaceParts } from './options.ts';
import { listProblemKinds } from './problem.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: string;
  enum?: string[];
  description?: string;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: Schema;
}

const CSP =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function SchemaLink({ name }: { name: string }) {
  return <a href={`#schema-${name}`}>{name}</a>;
}

function nameTypes(type: string | string[] | undefined): string {
  return [type ?? 'waarde']
    .flat()
    .map((name) => (name === 'null' ? 'of null' : name))
    .join(' ');
}

function TypeOf({ schema }: { schema: Schema }) {
  const options = schema.anyOf ?? schema.oneOf;
  if (schema.$ref) return <SchemaLink name={schema.$ref.split('/').at(-1) ?? ''} />;
  if (options) return <>{options.map((option, i) => [i > 0 && ' of ', <TypeOf schema={option} />])}</>;
  if (schema.const) return <code>{schema.const}</code>;
  if (schema.enum) return <>{schema.enum.map((value, i) => [i > 0 && ' | ', <code>{value}</code>])}</>;
  if (schema.items)
    return (
      <>
        lijst van <TypeOf schema={schema.items} />
      </>
    );
  if (schema.properties) return <Fields schema={schema} />;
  return <>{nameTypes(schema.type)}</>;
}

function describeBounds(schema: Schema): string {
  const most = schema.maxLength ?? schema.maxItems ?? schema.maximum;
  const least = schema.minLength ?? schema.minItems ?? schema.minimum ?? 0;
  return most === undefined ? '' : ` (${least} tot en met ${most})`;
}

function Fields({ schema }: { schema: Schema }) {
  return (
    <dl>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <div>
          <dt>
            <code>{name}</code>
            {schema.required?.includes(name) ? '' : ' (mag ontbreken)'}
          </dt>
          <dd>
            <TypeOf schema={field} />
            {describeBounds(field)}
            {field.description && <p>{field.description}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ParameterList({ parameters }: { parameters: Parameter[] }) {
  const properties = Object.fromEntries(
    parameters.map(({ name, schema, description = '' }) => [name, { ...schema, description }]),
  );
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return (
    <>
      <h4>Parameters</h4>
      <Fields schema={{ properties, required }} />
    </>
  );
}

function OperationSection({ operation, parameters }: { operation: Operation; parameters: Parameter[] }) {
  const { body, success, problems } = operation;
  return (
    <section id={operation.id}>
      <h3>{operation.summary}</h3>
      <p>
        <code>
          {operation.method.toUpperCase()} /v1{operation.path}
        </code>
      </p>
      <p>{operation.description}</p>
      {parameters.length > 0 && <ParameterList parameters={parameters} />}
      {body && (
        <>
          <h4>Verzoek</h4>
          <p>
            <SchemaLink name={body.schema} />, bijvoorbeeld:
          </p>
          <pre tabindex={0}>{JSON.stringify(body.example, null, 2)}</pre>
        </>
      )}
      <h4>Antwoord</h4>
      <p>
        <code>{success.status}</code> {success.description}{' '}
        {success.schema && <SchemaLink name={success.schema} />}
      </p>
      <p>
        Fouten:{' '}
        {problems.map((code, i) => [
          i > 0 && ', ',
          <a href={`#problem-${code.replaceAll('_', '-')}`}>{code}</a>,
        ])}
      </p>
    </section>
  );
}

function ProblemTable() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Code</th>
          <th scope="col">Titel</th>
        </tr>
      </thead>
      <tbody>
        {listProblemKinds().map(({ status, code, title }) => (
          <tr id={`problem-${code.replaceAll('_', '-')}`}>
            <td>{status}</td>
            <td>
              <code>{code}</code>
            </td>
            <td lang="en">{title}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Body({ options }: { options: AppOptions }) {
  const { info, paths, components } = describeApi(options);
  return (
    <main>
      <h1>Briefwijzer: de API</h1>
      <p>
        Versie {options.version}. {String(info.description)}
      </p>
      <p>
        Machineleesbaar: <a href="/v1/openapi.json">openapi.json</a>. Vragen over de API:{' '}
        <a href={options.apiContact.url}>{options.apiContact.name}</a>.
      </p>
      <h2>Bewerkingen</h2>
      {operations.map((operation) => {
        const described = paths[operation.path]?.[operation.method] as { parameters: Parameter[] };
        return <OperationSection operation={operation} parameters={described.parameters} />;
      })}
      <h2>Fouten</h2>
      <p>
        Elke fout is <code>application/problem+json</code> (RFC 9457), zie <SchemaLink name="Problem" />.
      </p>
      <ProblemTable />
      <h2>Schema's</h2>
      {Object.entries(components.schemas).map(([name, schema]) => (
        <section id={`schema-${name}`}>
          <h3>{name}</h3>
          {typeof schema.description === 'string' && <p>{schema.description}</p>}
          <TypeOf schema={schema as Schema} />
        </section>
      ))}
    </main>
  );
}

/** The reference page as HTML: no script, no source outside this server. */
function renderDocs(options: AppOptions): string {
  const page = (
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Briefwijzer: de API</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <Body options={options} />
      </body>
    </html>
  );
  return `<!doctype html>${page}`;
}

/** `GET /docs`: the API for people, rendered on the server from the same description as `/v1/openapi.json`. */
export function addDocs(app: Hono, { options }: SurfaceParts): void {
  const page = renderDocs(options);
  const headers = { 'Content-Security-Policy': CSP, 'Cache-Control': 'no-cache' };
  app.get('/docs', (context) => context.html(page, 200, headers));
  app.get('/docs/style.css', (context) =>
    context.text(DOCS_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
}
