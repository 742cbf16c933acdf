/** The file of a page did not come: the network is gone, or the portal was renewed and the file has another name now. */
export class NotFetched extends Error {}
