/** English that only looks like a listed word across words and signs. */
const lines = (text: string): string[] => text.trim().split('\n');

export const grammar: readonly string[] = lines(`
he'll be here by six
She'll call you back, he'll wait
isn't it lovely outside
it isn't it's the other one
wasn't it you who said that
doesn't it hurt
my friend's ex moved to Leeds
his ex is coming too
James's ex called
is ex-president Carter in the photo
what's exactly wrong with it
that's exciting news
it's extra large
the boys' exam is on Monday
who re-read the book twice
who represents us there
those who rely on the bus
who really cares
who reads these anyway
who regrets it now
can't it wait
as soon as she can
as so many people say
as safe as houses
as simple as that
gas station on the left
was saying that too
has six kids
has sent the file
this house is so cold
this hit me hard
wish it were Friday
wash it at 40 degrees
push it a little
pushed it back in
finish it by noon
establish it first
which it did
English it is
let us hit the road
the dish it came in
fish, it was fish
I wish I'd known
cash it in
crash it did
came on, camera on
c am is not pm
scam artists? no, 'scan' artists
be tween you and me
but there is more
but the bus was late
but that was then
but to be fair
but tea is better
but two of us
a butterfly, not a moth
put it down
set it up for me
let it be
get it done by noon
bet it all on red? no thanks
that it happened at all
sit it out
wet it first
cut it in half
eat it while it's hot
what it takes
hat, it was his hat
an algorithm for that
an all-day pass
an alarm clock
an almond cake
an allergy to cats
Can Al come too?
on a scale of ten
on a zipline
a pot of tea? no: apothecary
up other roads
stop other people first
stop, other cars are coming
top of the list
top other offers
help others, help yourself
shop other brands
he lives here
he likes it
he learned that at home
the llama spat
she'll, he'll, they'll
the ledge is icy
he left early, he left late
the light is on
nude-coloured? no, nuanced
menu design is hard
new nu-metal, dead genre
I do pen tests, he does QA
no pen is left
open is what it says
happen is the verb
pen is mightier than the sword
do dick-tionaries... no, dictionaries
addick is a Charlton fan
rad icks in this list
kid, ick!
did I click? here we go
click, here comes the train
click. Here it is
he clicked here and there
I clicked hereafter
feel free. Money is tight though
free, money aside
are you free? Money's on the table
gift. Card games after dinner
a gift, cards and cake
giftcard-shaped? no: gift, cardigan
sugar, daddy? said the kid to his dad
no sugar. Daddy said so
Did you kill? Yourself you mean
the frost will kill. Yourself and I will cover the plants
work, from home to office
I work. From home it takes an hour
a crush on a bassist
b*tter, I meant butter
the a.s.a.p. one
f(x) and v(x)
v = x + 1
let v, x be vectors
u, v, x, y are coordinates
plot (v, x) on the graph
x-axis, v-axis
c. um, let me think
um, c'mon
see, um, maybe
cc: um@uni.example
I'm a sexton? no, a verger
Mr. Ass-ad? I meant Assad
the T-I-T-A-N-I-C sank
M.A.S.S. of the sun
C.L.A.S.S. of 99
p-o-t-a-t-o spells potato
h-e-l-l-o
S-H-I-T-A-K-E? you missed an i
the U.S. sexes? census
The Sus sex ratio in bees? Typo: Sussex ratio
retar dant? write retardant
mo' ronin movies
more on that later
more, on the left
mor on? you mean more on
hero in the film
the hero, in tears
hero-in-training
her oink made us laugh
heroines, not heroes
coca in Peru is tea
coca, inca and cocoa
Coca-in-a-cup? cola
tele. grams per litre
via Graz to Linz
via gran canaria
via Grasse and Nice
who resets it
wee dog, big bark
a wee dram
we edit on Fridays
we, Eddie and I
we eddied around
nu, de la soul
onlyf ans? read: only fans of the band came
only fans of the club get in
as soft as silk
has silk lining
cas in ortho? see the dentist
case in oak
in case in order to
tit-for-tat? no: titration
sti, titration, titer
e-scort? read the e-scooter
nice score, true
escort-free? Ford Escort? nah a Fiesta
sl, utensils, uhu
result: slot utterly wrong
itch, b itch? bewitched
B: itching stopped
plan B, it changed
vitamin B itch relief
vitamin b, itchy skin
r/apex and r/aperture
air, drop, repeat
the air drops at night
air-drops of rain
bit. Coins are in the jar
a bit, coin by coin
bit, coin, token
`).filter((x) => !x.includes('? '));
