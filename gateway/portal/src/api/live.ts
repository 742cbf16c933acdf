/** Of a query whose answer others change while one looks at it: it is asked again every minute while the page is in sight. */
export const live = { live: true };
