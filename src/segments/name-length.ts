/** Q6: how many code points of a name a list is sorted by. */
export const nameLength = 200;
