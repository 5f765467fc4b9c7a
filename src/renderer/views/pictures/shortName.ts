/** A name that fits beside a picture: cut with an ellipsis where it is too long. */
export const short = (name: string, most: number): string => {
  const characters = [...name]
  return characters.length <= most
    ? name
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
