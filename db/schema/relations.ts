import { relations } from 'drizzle-orm';
import { agencies, calendars, holidays, topics } from './directory';
import { escalationMessages, escalationNotes, escalations, escalationTriggers } from './escalations';
import { comments } from './participation';
import { people } from './people';
import { delegations, roleGrants } from './rights';
import { answerRevisions, answers, questionRevisions, questions } from './threads';
import { verificationSources, verifications } from './verifications';

export const peopleRelations = relations(people, ({ many }) => ({
  roleGrants: many(roleGrants, { relationName: 'person' }),
  delegations: many(delegations, { relationName: 'person' }),
}));

export const roleGrantsRelations = relations(roleGrants, ({ one }) => ({
  person: one(people, { fields: [roleGrants.personId], references: [people.id], relationName: 'person' }),
  agency: one(agencies, { fields: [roleGrants.agencyId], references: [agencies.id] }),
}));

export const delegationsRelations = relations(delegations, ({ one }) => ({
  person: one(people, { fields: [delegations.personId], references: [people.id], relationName: 'person' }),
  agency: one(agencies, { fields: [delegations.agencyId], references: [agencies.id] }),
  topic: one(topics, { fields: [delegations.topicId], references: [topics.id] }),
}));

export const agenciesRelations = relations(agencies, ({ one, many }) => ({
  calendar: one(calendars, { fields: [agencies.calendarId], references: [calendars.id] }),
  topics: many(topics),
}));

export const calendarsRelations = relations(calendars, ({ many }) => ({ holidays: many(holidays) }));

export const holidaysRelations = relations(holidays, ({ one }) => ({
  calendar: one(calendars, { fields: [holidays.calendarId], references: [calendars.id] }),
}));

export const topicsRelations = relations(topics, ({ one, many }) => ({
  agency: one(agencies, { fields: [topics.agencyId], references: [agencies.id] }),
  questions: many(questions),
}));

export const questionsRelations = relations(questions, ({ one, many }) => ({
  topic: one(topics, { fields: [questions.topicId], references: [topics.id] }),
  asker: one(people, { fields: [questions.askerId], references: [people.id], relationName: 'asker' }),
  revision: one(questionRevisions, { fields: [questions.revisionId], references: [questionRevisions.id] }),
  answers: many(answers),
  comments: many(comments),
  verifications: many(verifications),
}));

export const answersRelations = relations(answers, ({ one, many }) => ({
  question: one(questions, { fields: [answers.questionId], references: [questions.id] }),
  author: one(people, { fields: [answers.authorId], references: [people.id], relationName: 'author' }),
  revision: one(answerRevisions, { fields: [answers.revisionId], references: [answerRevisions.id] }),
  comments: many(comments),
  verifications: many(verifications),
}));

export const commentsRelations = relations(comments, ({ one }) => ({
  question: one(questions, { fields: [comments.questionId], references: [questions.id] }),
  answer: one(answers, { fields: [comments.answerId], references: [answers.id] }),
  author: one(people, { fields: [comments.authorId], references: [people.id] }),
}));

export const verificationsRelations = relations(verifications, ({ one, many }) => ({
  question: one(questions, { fields: [verifications.questionId], references: [questions.id] }),
  answer: one(answers, { fields: [verifications.answerId], references: [answers.id] }),
  revision: one(answerRevisions, { fields: [verifications.revisionId], references: [answerRevisions.id] }),
  agency: one(agencies, { fields: [verifications.agencyId], references: [agencies.id] }),
  verifier: one(people, { fields: [verifications.verifierId], references: [people.id] }),
  sources: many(verificationSources),
}));

export const verificationSourcesRelations = relations(verificationSources, ({ one }) => ({
  verification: one(verifications, {
    fields: [verificationSources.verificationId],
    references: [verifications.id],
  }),
}));

export const escalationsRelations = relations(escalations, ({ one, many }) => ({
  question: one(questions, { fields: [escalations.questionId], references: [questions.id] }),
  agency: one(agencies, { fields: [escalations.agencyId], references: [agencies.id] }),
  assignee: one(people, { fields: [escalations.assigneeId], references: [people.id] }),
  triggers: many(escalationTriggers),
  messages: many(escalationMessages),
  notes: many(escalationNotes),
}));

export const escalationTriggersRelations = relations(escalationTriggers, ({ one }) => ({
  escalation: one(escalations, { fields: [escalationTriggers.escalationId], references: [escalations.id] }),
}));

export const escalationMessagesRelations = relations(escalationMessages, ({ one }) => ({
  escalation: one(escalations, { fields: [escalationMessages.escalationId], references: [escalations.id] }),
}));

export const escalationNotesRelations = relations(escalationNotes, ({ one }) => ({
  escalation: one(escalations, { fields: [escalationNotes.escalationId], references: [escalations.id] }),
}));
