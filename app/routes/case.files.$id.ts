import { caseFile } from '~/features/escalations/case-file.queries.server';
import { NotFound } from '~/platform/errors';
import { fileResponse } from '~/platform/files/file-response';
import { fileLoader, idOf } from '~/platform/http/page-loader.server';
import { requirePerson } from '~/platform/http/request-actor.server';

/** A file of a case, for its desk and for who asked. */
export const loader = fileLoader(async (args) => {
  const actor = await requirePerson(args);
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  return fileResponse(await caseFile(actor, id));
});
