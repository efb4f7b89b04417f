// Asks the services with the generated clients: the addresses are those of rotation, ingest, classifier and notifier.
import * as classifier from './classifier';
import * as ingest from './ingest';
import * as notifier from './notifier';
import * as rotation from './rotation';

declare const process: { argv: string[]; exit(code: number): never };

function check(right: boolean, why: string): void {
  if (!right) {
    throw new Error(why);
  }
}

async function main(addresses: string[]): Promise<void> {
  const questions = new rotation.QuestionsApi(new rotation.Configuration({ basePath: addresses[0] }));
  const open = await questions.listQuestions({ state: [rotation.QuestionState.Open] });
  console.log(`  lists ${open.items.length} open questions`);
  check(open.items.length === 2, 'There are two questions.');

  const last = open.items[1];
  const read = await questions.getQuestion({ key: last.key });
  console.log(`  reads ${read.id}, ${read.type}, of ${read.assignee}`);
  check(read.id === last.id, 'It is another question.');

  const taken = await questions.acknowledgeQuestion({ key: last.key, acknowledgement: { by: 'mara' } });
  console.log(`  acknowledges it: by ${taken.acknowledgedBy} at ${taken.acknowledgedAt?.toISOString()}`);
  check(taken.acknowledgedBy === 'mara' && taken.acknowledgedAt instanceof Date, 'It is not acknowledged.');

  try {
    await questions.getQuestion({ key: '00000000-0000-4000-8000-000000000000' });
  } catch (e) {
    if (!(e instanceof rotation.ResponseError)) {
      throw e;
    }
    const problem = rotation.HttpProblemFromJSON(await e.response.json());
    console.log(`  is told ${problem.status} ${problem.title}: ${problem.detail}`);
    check(e.response.status === 404 && problem.status === 404, 'It is another error.');

    const sources = await new ingest.SourcesApi(new ingest.Configuration({ basePath: addresses[1] })).listSources();
    console.log(`  sees the source ${sources[0].key} of ${sources[0].kind}, webhooks taken: ${sources[0].webhook.accepted}`);
    check(sources[0].webhook.accepted === 2, 'Two webhooks were taken.');

    const typing = await new classifier.ClassifyApi(new classifier.Configuration({ basePath: addresses[2] })).classifyText({
      post: { title: 'Crash when saving: error 7' },
    });
    console.log(`  has a text typed: ${typing.type}, ${typing.reasons}`);

    const pings = await new notifier.PingsApi(new notifier.Configuration({ basePath: addresses[3] })).listPings();
    console.log(`  lists ${pings.items.length} pings`);
    check(pings.items.length === 0, 'Nobody is to be told of anything.');
    return;
  }
  throw new Error('A question that is not there was found.');
}

main(process.argv.slice(2)).catch((e) => {
  console.error(e);
  process.exit(1);
});
