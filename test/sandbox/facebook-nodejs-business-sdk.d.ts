/** The few things of Meta's own library that the tests use; it ships no types. */
declare module 'facebook-nodejs-business-sdk' {
  export interface Cursor extends Array<Node> {
    hasNext(): boolean;
    next(): Promise<Cursor>;
  }
  interface Node {
    readonly _data: Readonly<Record<string, unknown>>;
    get(fields: string[], params?: object): Promise<Node>;
    update(fields: string[], params?: object): Promise<unknown>;
    getCampaigns(fields: string[], params?: object): Promise<Cursor>;
    getAccounts(fields: string[], params?: object): Promise<Cursor>;
    getInsights(fields: string[], params?: object): Promise<Cursor>;
    getInsightsAsync(fields: string[], params?: object): Promise<Node>;
    getPosts(fields: string[], params?: object): Promise<Cursor>;
  }
  type Make = new (id: string, data?: object, parent?: string, api?: object) => Node;
  interface Api {
    new (token: string, locale: string, crashLog: boolean): object;
    init(token: string, locale: string, crashLog: boolean): object;
  }
  const library: {
    readonly FacebookAdsApi: Api;
    readonly AdAccount: Make;
    readonly AdSet: Make;
    readonly Campaign: Make;
    readonly Page: Make;
    readonly User: Make;
  };
  // The library is CommonJS: what it exports arrives as the default.
  export default library;
}
