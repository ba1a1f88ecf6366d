import { Module } from '@nestjs/common';
import { WebhookSender } from './webhook-sender.js';

/** Signed messages to addresses that users gave. */
@Module({ providers: [WebhookSender], exports: [WebhookSender] })
export class WebhooksModule {}
