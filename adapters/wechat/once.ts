/**
 * A file is sent once. PuppetService answers any error of sending a file by sending it again another way, although the
 * first may have gone out; then a group has a picture twice. The second way is closed, and the first error is told.
 */
type Callback = (error: unknown, response: unknown) => void;
type SendFile = (request: { getConversationId(): string }, callback: Callback) => unknown;
interface Sender {
  messageSendFile(conversation: string, file: object): Promise<string | void>;
  readonly grpcManager: { readonly client: object };
}
interface Client {
  messageSendFile: SendFile;
}

export function onlyOnce(puppet: Sender): void {
  const first = puppet.messageSendFile.bind(puppet);
  /** Sends to one room follow each other. */
  const failures = new Map<string, unknown>();
  const watched = new WeakSet<object>();

  const watch = (client: object): void => {
    if (watched.has(client) || !('messageSendFile' in client)) return;
    watched.add(client);
    const calls = client as Client;
    const send = calls.messageSendFile.bind(client);
    calls.messageSendFile = (request, callback) =>
      send(request, (error, response) => {
        if (error) failures.set(request.getConversationId(), error);
        callback(error, response);
      });
  };
  puppet.messageSendFile = async (conversation, file) => {
    failures.delete(conversation);
    watch(puppet.grpcManager.client);
    try {
      return await first(conversation, file);
    } finally {
      failures.delete(conversation);
    }
  };
  Object.assign(puppet, {
    messageSendFileStream: (conversation: string): Promise<never> => {
      const failure = failures.get(conversation);
      // Without one the file was not even handed over.
      return Promise.reject(
        failure instanceof Error ? failure : new Error('No connection established: the file was not handed over'),
      );
    },
  });
}
