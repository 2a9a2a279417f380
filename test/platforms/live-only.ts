/** What no stand-in can show, by platform. */
export const liveOnly: Readonly<Record<string, readonly string[]>> = {
  telegram: [
    'the real limits and how long `retry_after` really is',
    'privacy mode, and how soon a change of it is seen',
    'a webhook behind real TLS',
    'how clients show native polls, forum topics and buttons',
  ],
  discord: [
    'whether privileged intents are granted to this application',
    'the length of the window in which a repeated nonce is one message (it is not documented)',
    'rate limits beyond what the headers say, and the block after ten thousand invalid requests',
    'how clients show localised slash commands and modals',
  ],
  wechat: [
    'any real WeChat account: login by QR code, how long a session lasts, how ids change after it',
    'what a given puppet really supports of announcements, recalls, mentions and friend requests',
    'after how many messages an account is limited; all pacing figures are careful guesses',
    'the form in which each client flattens a quote',
  ],
  qq: [
    'any real QQ account, and whether Tencent limits it',
    'the words and codes with which each OneBot implementation refuses',
    'group files, announcements and special titles, which are extensions of the standard',
  ],
};
