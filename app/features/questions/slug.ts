/** The address of a question's page. */
export function questionPath(question: { id: number; slug: string }): string {
  return `/questions/${question.id}/${question.slug}`;
}
