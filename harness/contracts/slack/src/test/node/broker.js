'use strict';

// A Bolt app through which people ask for access: commands, buttons, modals, shortcuts, a Home tab, and events. It is
// the same as Broker.java, and the tests that start it read what it notices from its standard output.

const { App, LogLevel } = require('@slack/bolt');

const heard = (line) => process.stdout.write(`heard ${line}\n`);
const plain = (text) => ({ type: 'plain_text', text });
const section = (text) => ({ type: 'section', text: { type: 'mrkdwn', text } });

// With a token of its own, or with those that people give it by installing it at /slack/install.
const credentials = process.env.SLACK_CLIENT_ID === undefined
  ? { token: process.env.SLACK_BOT_TOKEN }
  : {
    clientId: process.env.SLACK_CLIENT_ID,
    clientSecret: process.env.SLACK_CLIENT_SECRET,
    stateSecret: 'known to this app alone',
    scopes: ['app_mentions:read', 'channels:history', 'chat:write'],
    installerOptions: {
      authorizationUrl: new URL('../oauth/v2/authorize', process.env.SLACK_API_URL).toString(),
      directInstall: true,
    },
  };

const overSocket = process.env.SLACK_APP_TOKEN !== undefined;
const app = new App({
  ...credentials,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: overSocket,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});

const reasonModal = (channel) => ({
  type: 'modal',
  callback_id: 'reason',
  private_metadata: channel,
  notify_on_close: true,
  title: plain('Reason'),
  submit: plain('Send'),
  close: plain('Cancel'),
  blocks: [
    { type: 'input', block_id: 'why', label: plain('Why'), element: { type: 'plain_text_input', action_id: 'reason' } },
    {
      type: 'input',
      block_id: 'approver',
      optional: true,
      label: plain('Who decides'),
      element: { type: 'external_select', action_id: 'who', min_query_length: 1, placeholder: plain('Somebody') },
    },
  ],
});

const plainModal = (callback, title) => ({
  type: 'modal',
  callback_id: callback,
  title: plain(title),
  submit: plain('Done'),
  blocks: [section('That is all')],
});

const homeTab = (count) => ({
  type: 'home',
  private_metadata: String(count),
  blocks: [
    section(`Counted ${count}`),
    { type: 'actions', block_id: 'home', elements: [{ type: 'button', action_id: 'count', text: plain('Count') }] },
  ],
});

// Commands

app.command('/access', ({ command, ack }) => ack(`You asked for ${command.text}`));

app.command('/announce', ({ command, ack }) =>
  ack({ response_type: 'in_channel', text: `Announced: ${command.text}` }));

app.command('/later', async ({ command, ack, respond }) => {
  await ack();
  await respond({ response_type: 'in_channel', text: `Later: ${command.text}` });
  heard('responded');
});

app.command('/form', async ({ command, ack, client }) => {
  await ack();
  const opened = await client.views.open({ trigger_id: command.trigger_id, view: reasonModal(command.channel_id) });
  heard(opened.view.id);
});

// Buttons

app.action('approve', async ({ action, ack, respond }) => {
  await ack();
  await respond({ replace_original: true, text: `Approved ${action.value}` });
  heard('approved');
});

app.action('ask', async ({ body, ack, client }) => {
  await ack();
  const opened = await client.views.open({ trigger_id: body.trigger_id, view: reasonModal(body.channel.id) });
  heard(opened.view.id);
});

app.action('reply', async ({ body, ack, say }) => {
  await ack();
  const said = await say({ text: 'In the thread', thread_ts: body.message.ts });
  heard(`said ${said.ok}`);
});

// Modals

app.view('reason', async ({ view, ack, client }) => {
  const reason = view.state.values.why.reason.value;
  if (reason.length < 10) {
    await ack({ response_action: 'errors', errors: { why: 'Please say more' } });
  } else if (reason.startsWith('change')) {
    await ack({ response_action: 'update', view: plainModal('changed', 'Changed') });
  } else if (reason.startsWith('details')) {
    await ack({ response_action: 'push', view: plainModal('details', 'Details') });
  } else {
    await ack();
    const approver = view.state.values.approver.who.selected_option;
    const by = approver ? ` (${approver.value})` : '';
    await client.chat.postMessage({ channel: view.private_metadata, text: `Because: ${reason}${by}` });
    heard('posted');
  }
});

app.view('details', ({ ack }) => ack({ response_action: 'clear' }));

app.view('changed', ({ ack }) => ack());

app.view({ callback_id: 'reason', type: 'view_closed' }, async ({ view, ack }) => {
  await ack();
  heard(`closed ${view.id}`);
});

app.options('who', ({ options, ack }) =>
  ack({
    options: ['dana', 'dora', 'eve']
      .filter((name) => name.startsWith(options.value))
      .map((name) => ({ text: plain(name), value: name })),
  }));

// Shortcuts

app.shortcut('start', async ({ shortcut, ack }) => {
  await ack();
  heard(`shortcut of ${shortcut.user.id}`);
});

app.shortcut('inspect', async ({ shortcut, ack, respond }) => {
  await ack();
  await respond({ response_type: 'in_channel', text: `Inspected: ${shortcut.message.text}` });
  heard('inspected');
});

// A step of a workflow

app.function('greet', async ({ inputs, complete, fail }) => {
  if (inputs.whom === 'nobody') {
    await fail({ error: 'Nobody to greet' });
    heard('greeted nobody');
  } else {
    const done = await complete({ outputs: { greeting: `Welcome, ${inputs.whom}` } });
    heard(`greeted ${done.ok}`);
  }
});

// The Home tab

app.event('app_home_opened', async ({ event, client }) => {
  const published = await client.views.publish({ user_id: event.user, view: homeTab(0) });
  heard(`home of ${event.user} is ${published.view.id}`);
});

app.action('count', async ({ body, ack, client }) => {
  await ack();
  const next = Number(body.view.private_metadata) + 1;
  await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: homeTab(next) });
  heard(`counted ${next}`);
});

// Events

app.event('app_mention', async ({ event, say }) => {
  const said = await say(`Hello <@${event.user}>`);
  heard(`mention ${said.ok}`);
});

app.message(async ({ message, context }) => {
  if (message.subtype === undefined) {
    heard(`message ${message.text}`);
  } else if (message.subtype === 'message_changed' && message.message.user !== context.botUserId) {
    heard(`changed to ${message.message.text}`);
  } else if (message.subtype === 'message_deleted') {
    heard(`deleted ${message.previous_message.text}`);
  }
});

app.event('reaction_added', async ({ event }) => heard(`reaction ${event.reaction}`));

(async () => {
  if (overSocket) {
    await app.start();
    process.stdout.write('ready\n');
  } else {
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    process.stdout.write(`ready http://127.0.0.1:${server.address().port}/slack/events\n`);
  }
})();
