/**
 * The same Saturday with what people come back for: points red packets, a shop, a draw with a price, levels, praise, points
 * given to each other; and the Monday after, when a day missed is made up. Written like day-script.ts. Packets are split evenly: what is thrown for differs from one bot to another, the ledger must not.
 */
export const incentivesScript = `
07:31 店长 Lin: 大家早
07:32 May: 早
07:33 阿豪: 早呀
07:34 果果妈: 早早早
07:35 豆豆爸: 早上好
07:40 店长 Lin ※ 打开 积分红包
07:41 店长 Lin ※ 打开 商店
07:42 店长 Lin ※ 打开 抽奖
07:43 店长 Lin ※ 打开 等级
07:44 店长 Lin ※ 打开 点赞
07:45 店长 Lin ※ 打开 邀请
07:46 店长 Lin ※ 打开 转积分
07:47 店长 Lin ※ 设置 转账新人天数 0
07:48 店长 Lin ※ 设置 新人点赞天数 0
07:49 店长 Lin ※ 设置 补签价格 3
08:00 May: 签到
08:00 阿豪: 签到
08:01 果果妈: 签到
08:01 豆豆爸: 打卡
08:02 店长 Lin: 签到
08:10 店长 Lin ※ 设置 签到积分 10
09:00 小满爸: 签到
10:00 店长 Lin: /积分红包 30 3 平分
10:01 May: 抢
10:01 May: 抢
10:01 阿豪: 抢
10:02 果果妈: 抢
10:03 豆豆爸: 抢
10:30 May: 我的等级
11:00 店长 Lin ※ 上架 帆布袋 8 实物 库存 2
11:05 May: /商店
11:06 May: 兑换 1
11:07 阿豪: 兑换 1
11:08 果果妈: 兑换 1
11:09 豆豆爸: 兑换 1
12:00 店长 Lin: /抽奖 奶茶券 x2 今天20点 花2分
12:01 May: 参加
12:01 阿豪: 参加
12:02 果果妈: 参加
12:02 果果妈: 参加
13:00 豆豆爸: 参加
13:30 圆圆: 我的邀请
14:00 May: 我的积分
14:10 豆豆爸: 赞 @May 帮我看批号
14:11 May: 感谢 @阿豪
14:12 May: 赞 @阿豪 又帮了我
14:13 阿豪: 赞 @阿豪
14:20 阿豪: /转账 @May 3
14:21 豆豆爸: /转账 @阿豪 500
14:22 小满爸: /转账 @阿豪 4
14:23 阿豪: 我的积分
15:00 阿豪: 感谢大家
15:01 豆豆爸: 排行榜
21:00 店长 Lin: 晚安
= 2026-11-23
08:00 May: 签到
08:01 May: 补签
08:02 May: 1
08:03 May: 签到日历
08:04 阿豪: 签到
08:05 阿豪: 补签
08:06 阿豪: 2
08:07 圆圆: 补签
08:08 果果妈: 补签
08:09 果果妈: 1
08:10 果果妈: 补签
08:20 豆豆爸: 签到日历
09:00 店长 Lin: /我的等级
`;
