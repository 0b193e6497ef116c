import {
  BookUser,
  Building2,
  CircleQuestionMark,
  FileText,
  Files,
  IdCard,
  Lightbulb,
  Mail,
  Mailbox,
  MessageSquareWarning,
  PenLine,
  Printer,
  User,
  UserRoundPlus,
  UsersRound,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AppealKind, Behalf, IdentifyMethod, ReplyChannel } from '../../contract/words.ts';

/** A picture beside each answer's words. */
export const optionIcons = {
  identify: { card: IdCard, booklet: BookUser, other: Files, none: PenLine } satisfies Record<IdentifyMethod, LucideIcon>,
  kind: {
    proposal: Lightbulb,
    application: FileText,
    complaint: MessageSquareWarning,
    informationRequest: CircleQuestionMark,
    correspondence: Mail,
  } satisfies Record<AppealKind, LucideIcon>,
  behalf: { self: User, person: UserRoundPlus, organisation: Building2, group: UsersRound } satisfies Record<Behalf, LucideIcon>,
  reply: { post: Mailbox, email: Mail, terminal: Printer } satisfies Record<ReplyChannel, LucideIcon>,
};
