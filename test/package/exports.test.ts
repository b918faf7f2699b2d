import { readFileSync } from 'node:fs';
import * as core from 'contactkit';
import * as memory from 'contactkit/memory';
import * as sql from 'contactkit/sql';
import * as testing from 'contactkit/testing';
import { expect, test } from 'vitest';

// A name that comes or goes here is a change of the public API. What the types say of it: test/types.
test('contactkit', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "admit",
      "allowedActions",
      "assignContact",
      "blockContact",
      "chain",
      "changeField",
      "changePatches",
      "changeSegment",
      "changeStage",
      "changeTag",
      "checkboxFromText",
      "closeConversation",
      "comparePositions",
      "compileCriterion",
      "compileFilter",
      "connectChannel",
      "contactDetails",
      "contactFrom",
      "contactTableRow",
      "contactsError",
      "createContact",
      "createContacts",
      "defineField",
      "defineFields",
      "defineSegment",
      "defineStage",
      "defineTag",
      "deleteContact",
      "deleteField",
      "deleteSegment",
      "deleteStage",
      "deleteTag",
      "disconnectChannel",
      "displayName",
      "editContact",
      "explainField",
      "fieldRows",
      "fieldSet",
      "filterNames",
      "finishPurge",
      "formatPhone",
      "isContactsError",
      "keepLatestTimes",
      "lifecycle",
      "matches",
      "maySend",
      "menuActions",
      "monthlyActiveContacts",
      "moveToStage",
      "noFields",
      "noSegments",
      "noStages",
      "numberFromText",
      "observeLanguage",
      "openConversation",
      "operators",
      "optionFromText",
      "parseCheckbox",
      "parseContactRef",
      "parseCountry",
      "parseCountryName",
      "parseDate",
      "parseEmail",
      "parseFilter",
      "parseInstant",
      "parseLanguage",
      "parseLine",
      "parseName",
      "parseNumber",
      "parseOption",
      "parsePhone",
      "parseTagName",
      "parseText",
      "parseTime",
      "parseTimeZone",
      "parseUrl",
      "permissions",
      "positionOf",
      "purgeField",
      "ranks",
      "receiveMessage",
      "recordSentMessage",
      "refuseUnstorable",
      "reorderFields",
      "reorderStages",
      "segmentChanges",
      "segmentRows",
      "setOptOut",
      "snoozeConversation",
      "standardFields",
      "suggestTags",
      "syncProfile",
      "tagColors",
      "tagContact",
      "tagImpact",
      "tagKey",
      "tagsCreated",
      "touchContact",
      "unblockContact",
      "untagContact",
      "unwrap",
    ]
  `);
});

test('contactkit/memory', () => {
  expect(Object.keys(memory).sort()).toMatchInlineSnapshot(`
    [
      "memoryStore",
    ]
  `);
});

test('contactkit/sql', () => {
  expect(Object.keys(sql).sort()).toMatchInlineSnapshot(`
    [
      "migrate",
      "migrations",
      "reuseStatements",
      "sqlCapabilities",
      "sqlStore",
    ]
  `);
});

test('contactkit/testing', () => {
  expect(Object.keys(testing).sort()).toMatchInlineSnapshot(`
    [
      "aChannel",
      "aContact",
      "aField",
      "aSegment",
      "aStage",
      "aTag",
      "aTombstone",
      "anActor",
      "anIdentity",
      "countingIds",
      "deepFreeze",
      "faultyStore",
      "fixedContext",
      "fixtures",
      "replay",
      "runStoreConformance",
      "scenario",
      "steppingClock",
      "storeRules",
      "testNow",
      "testWorkspaceId",
    ]
  `);
});

test('the changelog names them all', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const names = [core, memory, sql, testing].flatMap((entry) => Object.keys(entry));
  expect(names.filter((name) => !new RegExp(`\`${name}[\`(]`).test(changelog))).toEqual([]);
});
