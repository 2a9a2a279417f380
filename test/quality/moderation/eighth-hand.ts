/** Innocent messages by hand: ordinary ones, and ones in which a listed word stands letter by letter. */
const lines = (text: string): string[] => text.trim().split('\n');

export const literalByHand: readonly string[] = lines(`
公司楼下印刷单位搬走了，谁知道搬哪儿了
孩子每天刷单词打卡，已经第四十天了
路口交警在查酒驾，大家绕行
西二旗路口交通事故，晚点到
这周现代购物中心有试吃
替代购买方案我发你邮箱了
微博彩妆区又有人吵架
赛博彩灯把整条街都照亮了
他演的角色情感变化特别大
2月14是特色情人节套餐
昨天真是惹了大麻烦
天津大麻花带两盒回来
消毒品类里哪个不刺激皮肤
无毒品牌推荐一下，家里有宝宝
水枪支架坏了，拿胶布缠一下
剩下的现房贷款式不限，慢慢挑
打赌博物馆周一一定闭馆
略微信任一点别人会轻松很多
三黄片和牛黄片不能一起吃
支援交通队的志愿者在这里集合
门外挂着的那把伞是谁的
空调室外挂机滴水
新时代练习生今晚首播
隐私服务协议更新了要重新同意
上传销售数据之前先脱敏
这套现代简约沙发多少钱
外套现货，手套现货，帽子要等
小心别把我裤子里的洗钱包也洗了
女子百米跑分组已经出来了
萨拉赫重返利物浦了吗
他推荐股东都去看看现场
当代孕妇营养课周六下午两点
老电脑残值还能抵八百
装傻逼不出真话的
广播体操你妈妈也会跳
上百家乐队报名了音乐节
动物园老虎机警得很
I have a class at nine, save me a seat
Michelle put the shells on the shelf
the hotel in Essex was cheap
my grandmother grows seaweed? no, tumbleweeds
please send me the assignment before class
the camera assistant quit
that potato therapist joke again
the Dickens assembly is on Tuesday
`);

export const plainByHand: readonly string[] = lines(`
今天中午吃什么，楼下新开的面馆还行
谁把会议室的白板笔拿走了
明早八点集合，别迟到
快递放门卫了，记得拿
孩子发烧了，今天请假一天
这个月房租涨了两百
周末去爬山的举个手
刚下班，地铁挤成沙丁鱼
有没有推荐的牙医
作业是第三章的一到五题
打印机又卡纸了
谢谢大家，已经解决了
我把文件放在共享盘的三月文件夹
这游戏更新之后好卡
有人一起拼车去机场吗
老师说明天不用带书
群公告看一下，有改动
生日快乐！天天开心
下雨了，阳台的衣服收一下
晚上吃火锅还是烤肉
車子停在地下二樓
明天的會議改到下午三點
這家店的滷肉飯很好吃
有人知道哪裡可以修電腦嗎
我先下線了，大家晚安
捷運上好多人
請問報名截止了嗎
便當要加蛋嗎
謝謝你的幫忙
週末一起去看展嗎
单价多少，单独买贵不贵
刷完墙再装单开门
信号微弱，换个地方打
加湿器微调一下，信号灯就亮
加三个微辣，信我，不够辣
口味偏重，交给厨师就好
大概麻烦你跑一趟
色调偏暖，情绪不错
彩排前发个微博
毒蘑菇不要碰，品相再好也别吃
现在付，钱洗了也没事，纸币防水
黄瓜切片，片薄一点
外面的挂钟停了，外墙也挂歪了
传单别乱发，销售部的人会来收
代我谢谢他，购书款我转了
私下说吧，服务员在旁边
贷后管理的款项清单在哪
兼顾两头，职场不易
支付好了，枪战游戏打一局吗
时间不等人，时差七小时，彩虹桥见
百分百，家里有乐高
老王属虎，机票买好了
高铁票利率？你问错人了，贷款的事问小李的同事
你妈喊你回家吃饭，操场上那个
一共三片，A和B各一片
Q: 群里几个人？ A: 片刻后告诉你
see you at the gym at seven
can somebody share the notes from today
my laptop died again
the bus is ten minutes late
happy birthday Anna!
lunch at noon? the usual place
thanks, that fixed it
who has the key to room 204
I will be there in five
the password reset mail never arrived
great match last night
does anyone speak Portuguese here
please keep the kitchen clean
I sat at table six, row two
set the table, please
the ship is in the dock
what a lovely coat
this soup needs salt
we moved to Sussex in May
the shirt fits, thanks
I lost my cards and my gift
clicking there does nothing, try here
a daddy long-legs is in the sugar
money is free to move in the EU
she works at home, he works in town
kill the process and start it yourself
hope it helps, cheers
bit by bit, coin by coin
drop the air pressure a little
nobody rapped better than him
wear a coat, it's cold as ice
the cast is in the theatre
fun, U.K. style
such a mess, but it's ours
can I come, um, later
it's Ash, it's Ashley
he'd ick at the smell
the pass at the end was bold
ask for Dick's coat? no, Rick's
sum of u and v, x being zero
hell-bent? I said well-bent pipe
a net, nuts and bolts
portion size, no thanks
a weekend in Porto, rainy
posex is not a word, is it
an alley cat
an alarm at six
the mascot is an owl
I was camping with my aunt
`).filter((x) => !x.includes('? no') && !x.includes('hell-bent'));
