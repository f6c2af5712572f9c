import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problem } from '@plimsoll/engine';
import { z } from 'zod';
import { problemTypes } from './problem-types.js';

const problemTypeSchema = z
  .strictObject({ code: z.string(), type: z.string(), title: z.string(), status: z.int(), remedy: z.string() })
  .meta({ id: 'ProblemType' });
type ProblemTypePage = z.infer<typeof problemTypeSchema>;

const problemTypeListSchema = z
  .strictObject({ items: z.array(problemTypeSchema) })
  .meta({ id: 'ProblemTypeList', description: 'The problems there are.' });

const codePathSchema = z.object({ code: z.string().describe('The code of a problem.') });

const CACHED = 'public, max-age=3600';

/** What the `type` of a problem leads to. */
@ApiTags('problems')
@Controller('problems')
export class ProblemPagesController {
  @Get()
  @Header('cache-control', CACHED)
  @ApiOperation({ operationId: 'listProblemTypes', summary: 'Lists the problems that answers can tell of' })
  @ApiOkResponse({ description: 'The problems, sorted by code.', standardSchema: problemTypeListSchema })
  list(): { items: ProblemTypePage[] } {
    const codes = Object.keys(problemTypes).sort();
    return { items: codes.flatMap((code) => pageOf(code) ?? []) };
  }

  @Get(':code')
  @Header('cache-control', CACHED)
  @ApiOperation({ operationId: 'getProblemType', summary: 'Tells what a problem is and how to mend it' })
  @ApiOkResponse({ description: 'The problem.', standardSchema: problemTypeSchema })
  get(@Param({ schema: codePathSchema }) path: z.infer<typeof codePathSchema>): ProblemTypePage {
    const page = pageOf(path.code);
    if (!page) throw new Problem(404, 'problem-not-found', 'There is no problem of this code.');
    return page;
  }
}

function pageOf(code: string): ProblemTypePage | undefined {
  const type = Object.hasOwn(problemTypes, code) ? problemTypes[code] : undefined;
  return type && { code, type: `/problems/${code}`, ...type };
}
