/** Languages in Latin letters with marks: words that look like a listed word, and ordinary sentences. */
const lines = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .filter((x) => !x.includes('...'));

export const romance: readonly string[] = lines(`
du fromage râpé sur les pâtes
carottes râpées
râpé fin ou gros
râpe à fromage
on râpe le citron
il râpe la noix
l'assiette est vide
assez parlé
as-tu vu l'assassin
est-ce que c'est sexuel, non, textuel
tu as sûrement raison
t'as su ?
pas si vite
ça m'a plu
le cané du coin
canal du Midi
c'est l'analyse
l'an allait finir
un pôt? non, un pot-au-feu
le dépôt est fermé
le nüde... le nu de Modigliani
nu, de dos
porno? non, pour nous
pour nous deux
hélas, elle est partie
hell... hello tout le monde
le slt c'est salut
à la campagne
il a campé là
titré par la presse
petit à petit
petit-déjeuner
p'tit chat
un p'tit café
t'it-ce pas
cumul des mandats
le cumin
aña l... año largo
canal de Panamá
análisis de sangre
análogo
el ánal... anual
camá... la cama está lista
cámara lenta
camión
está en la cama
cómo estás
como sea
por no decir más
por no ir
por nosotros
por no saber
por no hablar de eso
te lo digo por no callar
dos, seis, siete
título
peso excesivo
pásalo
así es
así se hace
así somos
tus sexenios
sexto piso
la casa es grande
el as salió
as setas
as sete horas
às seis
às sete em ponto
assim é
massa fresca
o rapé do avô
rapé é tabaco em pó
cãibra no pé
câmara municipal
cumpriu a promessa
pôs o pote na mesa
pote de mel
bútio no céu
cumbre
slütte
titã
são seis
nádega
che l'Italia vinca
he l'ho visto
dicke... dicono tutti
putt... put it
è scortese
la scorta è arrivata
escorta... scorta armata
naziunale corsa
nazione
analisi
cameriere
pota mia
`).filter((x) => !x.includes('? '));
export const germanic: readonly string[] = lines(`
Er saß im Garten
sie aß einen Apfel
ich aß schon
aß er das wirklich
Spaß muss sein
das Maß ist voll
Faß auf
was soll das
das Schloß
Buße tun
daß ich nicht lache
die Straße ist naß
Nudel und Soße
Büttenrede am Montag
Bütt
Büttner heißt er
die Bütte ist voll
Potsdam im Regen
Pötte und Pannen
pötte
dicke Luft
Kasino? Kantine
Analyse
Analog
Käm er doch
käm sie nur
Nüsse
Tîtel
Titel
Hölle
hélle Köpfe
Hello Kitty
sechs Eier
Sextett
die Weedermanns
cumulus
kum... kumm mal her
så så
så är det
slutä... sluta nu
slutet gott
det är slutsålt
sexa... sextio
sextio kronor
butik
butiken stänger
knäckebröd
åss
ås og dal
pøt
hæl og tå
hæll... hælen
camping i Skåne
rødt og hvitt
gratis
hun er sød
`).filter((x) => !x.includes('? '));
export const turkish: readonly string[] = lines(`
çam ağacı
çam kokusu
çam ormanı
çamur içinde
çam devirdi
Çam sakızı
dik dur
dikkat et
şişe
kâm almak
kâm aldım
nâzım
naz etme
nâzi... nazik ol
asıl mesele
as sana
aş ve iş
aşs
böyle işte
bütün gün
büt sınavı
büte kaldım
bütler açıklandı
seks... sekiz
potansiyel
pöti kare
şıt diye
tıt
titiz
tek tek
kumaş
küm
cüm... cümle
şükür
örgü
rapor
râp
analiz
anneannem
masa
kasa
telegraf
`);
