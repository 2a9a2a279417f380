/** Other languages: words whose letters look like a listed word's, and ordinary sentences. */
const lines = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .filter((x) => !x.includes('...'));

export const russian: readonly string[] = lines(`
открой рот шире
у него рот до ушей
рот не закрывается
в рот воды набрал
я сам всё сделаю
он сам пришёл
сам не знаю
сам себе хозяин
Сам виноват
это рот или нос
рот болит после зубного
САМ РЕШИЛ
ну и сам подумай
цех закрыт до понедельника
в цехе шумно
нос и рот закройте
хор репетирует в пять
порт открыт круглый год
рор — это рок по-русски
торт на столе, рот полон
сам по себе
сам-то как
сам, без помощи
кто сам? я сам
сам с усам
он в рот смотрит начальнику
с ног на голову
сум в кошельке немного, узбекских сум
тысяча сум за лепёшку
сто сум
курс: 1 доллар 12 600 сум
ассорти из сыров
касса закрыта
масса тела
асс. профессора
вес 5 кг
весь день дома
секс-символ? нет, сектор
сектор газа
анализ крови готов
канал не работает
пот лица
потом поговорим
пот течёт ручьём
от пота мокрый
пот, кровь и слёзы
нюанс важен
тит Ливий, римский историк
титр в конце
хелп не работает
пик сезона
дик, как зверь
слут? нет, слуга
рапс цветёт
`).filter((x) => !x.includes('? '));
export const slavic: readonly string[] = lines(`
відкрий рот
рот болить
він сам прийшов
я сам зроблю
сам на сам
сам собі пан
сам не свій
канал зв'язку
аналіз готовий
піт тече
сам сам сам, каже він
той самий сум
сум і журба
сум за домом
смуток і сум
де твій рот
ја сам овде
ја сам из Београда
ти си сам
дошао сам кући
нисам сам
видео сам га јуче
рекао сам ти
сам у кући
јас сум тука
не сум сигурен
сум дома
јас сум од Скопје
аз съм тук
сам вкъщи
сам съм си
рот в армията, две роти
пот по челото
пот и кръв
мен ана л... деп айтты
бір сум емес, теңге
zůstal sám doma
přišel jsem sám
Anál... ne, kanál
kanál je ucpaný
sám sobě pánem
jestem sam w domu
sam nie wiem
sám v lese
az analízis kész
`);
export const greek: readonly string[] = lines(`
τι ώρα είναι
τίποτα δεν έγινε
πότε θα έρθεις
ποτέ ξανά
ποτό και φαγητό
το ποτ πουρί ήταν ωραίο
ρόδα και κόκκινα ρόδα
ρότα για Πειραιά
αν αλλάξεις γνώμη
ανάλυση αίματος
κάμερα και φως
καμία σχέση
σεξουαλικότητα είναι το μάθημα
έξι η ώρα
ναζί ήταν τότε
νούμερο δύο
σαμπουάν τελείωσε
τιτλος βιβλίου
τίτλος
χελώνα
βουτάω στη θάλασσα
ως τότε
πορνείο; όχι, πορεία
πορεία στο κέντρο
ας πάμε
άσε με
άσσος στο μανίκι
άσος μπαστούνι
κουμ κουάτ λικέρ
καμ μπακ της ομάδας
`);
export const vietnamese: readonly string[] = lines(`
cảm ơn bạn nhiều
cảm ơn
Cám ơn anh
bị cảm rồi
cấm hút thuốc
cấm đỗ xe
cấm vào
cầm giúp mình cái này
cầm tay nhau
cắm điện chưa
cắm trại cuối tuần
câm như hến
con bị cúm
cúm A hay cúm B
tiêm phòng cúm
cụm từ này khó
cụm công nghiệp
cùm tay lại
quả cam? mua cám cho heo
cám gà 25 kg
tít báo hôm nay
tịt mũi
tịt ngòi
giật tít
đi chợ mua rau
sẽ xong sớm
sẽ xem lại
ăn ả lắm chuyện
pốt bài chưa
pót? post chưa
hẹn gặp lại
thằng đó cạm bẫy
cạm bẫy khắp nơi
cẩm nang du lịch
cẩm thạch
nụ đệm
hé lô
bút chì
bụt mọc
bút bi hết mực
bụt nhà không thiêng
`).filter((x) => !x.includes('? '));
export const asian: readonly string[] = lines(`
saya sedang makan
selamat pagi semua
apa kabar
asam manis
asas negara
as sekolah
massa jenis
potong rambut
potret keluarga
titik dua
titip salam
kamu di mana
camat datang
camilan sore
kumpul bareng
analisis data
anak-anak
nazar
dikit lagi
butuh bantuan
butir telur
seksama
hela napas
helai rambut
rapel gaji
rapi sekali
今日は暑い
大丈夫ですか
大麻呂という名前
単位を落とした
印刷単価を計算する
現代購買部
交通費を出口で交換
入口交換
出口交番
時時彩りが変わる
悪口交じりに言う
東口交番の前
西口交番
彩色情報
特色情報
代行購入
職人が兼任
大変微妙
百家楽団
老虎と機械
金を貸す
黄片栗粉
薬局
安い単品
賭け事は嫌い
一夜情報
안녕하세요
오늘 날씨 좋네요
감사합니다
캠핑 가자
카지노 말고 카페
버터 주세요
섹션 3
분석 결과
포트 번호
헬로
이것은 대마도
สวัสดีครับ
ขอบคุณค่ะ
ไปไหนมา
กินข้าวหรือยัง
ราคาเท่าไหร่
พรุ่งนี้เจอกัน
مرحبا بالجميع
كيف حالك
شكرا جزيلا
السلام عليكم
صباح الخير
إن شاء الله
متى نلتقي
نعم، غدا
שלום לכולם
नमस्ते दोस्तों
`);
