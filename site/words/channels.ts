import { CHANNEL_TYPES, type ChannelType } from "../../data/model/policy.ts";
import type { Language } from "../present/words.ts";

/** The ways to reach a platform. */
export const CHANNEL_WORDS: Readonly<Record<Language, Readonly<Record<ChannelType, string>>>> = {
  zh: CHANNEL_TYPES,
  en: {
    online_chat: "online chat",
    ticket: "ticket",
    phone: "phone",
    qq: "QQ",
    qq_group: "QQ group",
    wechat: "WeChat",
    wechat_official: "WeChat official account",
    wecom: "WeCom",
    email: "e-mail",
    app: "app",
    weibo: "Weibo",
    telegram: "Telegram",
    postal: "postal address",
    complaint_page: "complaint page",
  },
};
