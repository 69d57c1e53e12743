import { z } from 'zod';

/** A message about an outage, filled and ready to be sent. */
export const outageMessageSchema = z.object({
  /** `merchant:QH` or `department`. */
  audience: z.string(),
  name: z.string(),
  subject: z.string(),
  body: z.string(),
  missing: z.array(z.string()),
  /** How it leaves: shown in the house, by a channel of its merchant, or printed for somebody to hand over. */
  way: z.enum(['in_app', 'mail', 'text', 'chat', 'print']),
});
export type OutageMessageDto = z.infer<typeof outageMessageSchema>;
