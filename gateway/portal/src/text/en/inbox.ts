export const inbox = {
  inbox: {
    title: "Inbox",
    all: "All",
    unread: "Unread",
    show: "Show",
    markRead: "Mark read",
    markAll: "Mark all read",
    empty: "Your inbox is empty",
    emptyHint: "What turns red, what is due and what others ask of you arrives here.",
    allRead: "Everything is read",
    allReadHint: "New messages appear here by themselves.",
    goHome: "Go home",
    showAll: "Show all",
    older: "Older",
    unreadSummary: (count: number) => (count === 0 ? "everything is read" : `${count} unread`),
    unreadItem: "Unread",
  },
};
