#include "text/abbreviations.h"

#include <array>

namespace docloc::text {
namespace {

constexpr auto kTable = std::to_array<Abbreviations>({
    {"en", Follow::anything,
     "Mr. Mrs. Ms. Messrs. Dr. Prof. St. Mt. Rev. Hon. Gen. Col. Lt. Sgt. Capt. Gov. Pres. Sen. e.g. eg. i.e. ie. "
     "cf. viz. vs. v.s. approx. appx. incl. excl. esp. ca. resp. w.r.t. a.k.a. aka. f.k.a. n.b. p.s. dept. univ."},
    {"en", Follow::small,
     "etc. al. inc. ltd. corp. co. llc. jr. sr. bros. a.m. p.m. u.s. u.s.a. u.k. e.u. d.c. b.c. a.d. ph.d. "
     "m.d. b.a. m.a. max. min. avg. std. misc. temp. ext. int. dev. config. param. params. ver. vers. lib. pkg. orig. "
     "prev. cont. est. abbr. addr. alt. assoc. attn. def. diff. mon. tue. wed. thu. fri."},
    {"en", Follow::number,
     "no. nos. nr. p. pp. pg. pgs. fig. figs. eq. eqs. sec. sect. ch. chap. vol. vols. par. para. art. ed. ver. v. "
     "tbl. "
     "app. ref. refs. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."},

    {"sv", Follow::anything,
     "t.ex. bl.a. d.v.s. dvs. s.k. fr.o.m. t.o.m. p.g.a. pga. m.a.o. i.o.m. m.h.a. t.v. e.g. i.e. jfr. resp. "
     "ung. c:a. ca. inkl. exkl. enl. vs. el. ev. evtl. f.d. dr. prof. s.a.s. å.s. särsk. p.s. fl.a."},
    {"sv", Follow::small,
     "o.s.v. osv. m.m. mm. m.fl. etc. e.d. e.dyl. o.d. o.dyl. e.Kr. f.Kr. f.n. t.v. m.v.h. fr. st. max. min. forts. "
     "tel. adr. avd. obs. f.ö. bil. uppl. tekn. f.v.b. v.v."},
    {"sv", Follow::number, "nr. s. sid. kap. fig. tab. avs. bil. art. p. ver. v. punkt. kl."},

    {"da", Follow::anything,
     "f.eks. fx. bl.a. dvs. d.v.s. ca. inkl. ekskl. hhv. evt. pga. p.g.a. jf. vedr. ift. mht. vs. dr. hr. fr."},
    {"da", Follow::small, "osv. o.s.v. m.m. m.v. mv. mfl. m.fl. etc. o.l. lign. f.Kr. e.Kr. tlf. maks. min."},
    {"da", Follow::number, "nr. s. kap. fig. kl. pkt. stk. art. afs. ver. bd."},

    {"nb", Follow::anything,
     "f.eks. bl.a. dvs. d.v.s. ca. inkl. ekskl. evt. pga. p.g.a. jf. ifm. mht. vs. dr. hr. fr. hhv. vedr."},
    {"nb", Follow::small, "osv. o.s.v. m.m. m.v. mv. m.fl. mfl. etc. o.l. f.Kr. e.Kr. tlf. maks. min."},
    {"nb", Follow::number, "nr. s. kap. fig. kl. pkt. art. avsn. ver. bd."},

    {"de", Follow::anything,
     "z.b. d.h. bzw. ca. u.a. i.d.r. z.t. z.zt. u.u. s.u. s.o. o.g. o.ä. v.a. i.a. d.i. sog. vgl. ggf. ggfs. evtl. "
     "inkl. "
     "exkl. einschl. zzgl. abzgl. bspw. gem. lt. max. min. mind. Dr. Prof. Hr. Fr. Frl. St. Ing. Dipl. Dipl.-Ing. "
     "resp. vs. m.e. "
     "i.allg. i.w. m.a.w. n.n. entspr. insb. insbes. bez. bzgl. betr. jew. urspr. allg. engl. dt. franz."},
    {"de", Follow::small,
     "usw. etc. u.ä. u.ä.m. u.s.w. u.v.m. u.v.a. u.v.a.m. o.dgl. dgl. ff. f. jr. sen. jun. gmbh. tel. abk. forts. "
     "v.Chr. n.Chr."},
    {"de", Follow::number, "nr. nrn. s. abb. abs. art. kap. bd. ziff. tab. ver. vers. mio. mrd. tsd. str."},

    {"nl", Follow::anything,
     "bijv. bv. d.w.z. dwz. o.a. m.a.w. i.p.v. a.d.h.v. d.m.v. i.v.m. m.b.t. m.b.v. n.a.v. t.a.v. t.o.v. t.b.v. t.g.v. "
     "z.g. ca. incl. excl. evt. resp. vs. dr. prof. ir. ing. mr. mevr. dhr. jl. cf. vgl. z.s.m. o.i.d."},
    {"nl", Follow::small, "enz. etc. e.d. e.a. e.v. v.Chr. n.Chr. max. min. tel. afd. a.u.b. s.v.p."},
    {"nl", Follow::number, "nr. nrs. blz. p. pag. art. afb. fig. hfst. par. dl. ver."},

    {"fr", Follow::anything,
     "p.ex. ex. c.-à-d. c.à.d. cf. env. M. MM. Mme. Mlle. Dr. Pr. St. Ste. vs. i.e. e.g. n.b. resp. incl. "
     "excl. av.J.-C. ap.J.-C."},
    {"fr", Follow::small, "etc. S.A. J.-C. max. min. réf. tél. inc. ltd. cie. suiv. adj. abrév."},
    {"fr", Follow::number, "no. nos. n°. p. pp. art. chap. fig. vol. éd. ver. v. par. sect. al. tab."},

    {"es", Follow::anything,
     "p.ej. ej. sr. sra. srta. sres. sras. dr. dra. prof. D. Dña. ud. uds. vd. vds. vs. aprox. máx. mín. i.e. "
     "e.g. cf. cfr. n.b. p.d. avda. gral."},
    {"es", Follow::small, "etc. EE.UU. s.a. s.l. a.m. p.m. a.c. d.c. c.a. inc. ltd. cía. dpto. tel. admón."},
    {"es", Follow::number, "núm. nº. n.º. n.o. pág. págs. p. pp. art. cap. fig. vol. ed. ver. sec. párr. v."},

    {"it", Follow::anything,
     "p.es. es. sig. sigg. sig.ra. dott. dott.ssa. prof. ing. avv. cfr. cf. vs. ca. i.e. e.g. n.b. max. min. incl. "
     "escl. spett."},
    {"it", Follow::small, "ecc. etc. s.p.a. s.r.l. a.c. d.c. u.s. u.s.a. inc. ltd. tel. segg. seg."},
    {"it", Follow::number, "n. nn. num. pag. pagg. p. pp. art. cap. fig. vol. ed. ver. sez. par. v. tab."},

    {"pt", Follow::anything,
     "p.ex. ex. sr. sra. srs. sras. dr. dra. prof. profa. vs. aprox. máx. mín. i.e. e.g. cf. cfr. obs. n.b. v.exa. "
     "ilmo. exmo."},
    {"pt", Follow::small, "etc. s.a. a.c. d.c. a.m. p.m. e.u.a. inc. ltda. cia. tel. av."},
    {"pt", Follow::number, "n.º. nº. núm. n. pág. págs. p. pp. art. cap. fig. vol. ed. ver. sec. v. tab."},

    {"pl", Follow::anything,
     "np. m.in. tzn. tj. tzw. ok. ww. wg. min. maks. dr. prof. mgr. inż. hab. płk. gen. św. pt. pn. zob. por. ew. tys. "
     "mln. mld. godz. ul. al. pl. im. śp. ds. jw. ur. zm. tłum. ang. niem. franc. łac. cd. dot."},
    {"pl", Follow::small, "itd. itp. etc. r. w. in. n.e. p.n.e. r.n.e. os. zł. szt. sek. tel. jr. sr."},
    {"pl", Follow::number, "nr. s. str. rozdz. rys. tab. poz. ust. art. pkt. par. wer. t. wyd."},

    {"cs", Follow::anything,
     "např. tj. tzn. tzv. resp. popř. příp. cca. mj. m.j. max. min. dr. ing. mgr. bc. prof. doc. judr. mudr. phdr. "
     "rndr. sv. vs. "
     "zejm. vč. angl. něm. fr. lat. srov. viz.též. pozn. event. ev."},
    {"cs", Follow::small, "atd. apod. aj. etc. př.n.l. n.l. hod. tel. s.r.o. a.s. mil. mld. tis. r. st. ml."},
    {"cs", Follow::number, "č. čís. s. str. kap. obr. tab. odst. sv. roč. ver. čl. písm. par."},

    {"sk", Follow::anything,
     "napr. tj. t.j. tzn. tzv. resp. príp. cca. max. min. dr. ing. mgr. bc. prof. doc. sv. vs. najmä. vr. angl. "
     "porov."},
    {"sk", Follow::small, "atď. a.pod. apod. etc. hod. tel. s.r.o. a.s. mil. mld. tis. r."},
    {"sk", Follow::number, "č. s. str. kap. obr. tab. ods. ver. čl. písm."},

    {"ru", Follow::anything,
     "т.е. т.н. т.к. т.о. напр. см. ср. г-н. г-жа. проф. акад. доц. им. ул. пр. просп. пер. наб. пл. д. кв. "
     "англ. нем. фр. лат. рус. букв. в.т.ч. т.наз. т.ч. прим. ок. вкл. исключ. макс. мин. руб. обл."},
    {"ru", Follow::small, "т.д. т.п. др. пр. г. гг. в. вв. н.э. тыс. млн. млрд. чел. сек. ч. тел. "},
    {"ru", Follow::number, "№. с. стр. рис. табл. гл. п. пп. ст. т. вып. изд. разд. верс. абз."},

    {"uk", Follow::anything,
     "тобто. напр. див. пор. ім. вул. просп. проф. акад. англ. нім. т.зв. в.т.ч. макс. мін. прибл."},
    {"uk", Follow::small, "т.д. т.п. ін. р. рр. ст. н.е. тис. млн. млрд. тел. "},
    {"uk", Follow::number, "с. стор. рис. табл. гл. п. пп. розд. вид."},

    {"tr", Follow::anything,
     "örn. bkz. bknz. dr. prof. doç. yrd. sn. av. müh. st. yy. çev. ing. alm. fr. yakl. maks. min."},
    {"tr", Follow::small, "vb. vs. vd. vdğ. a.ş. ltd. şti. m.ö. m.s. tel. cad. sok. mah. blv."},
    {"tr", Follow::number, "s. no. nr. böl. şek. md. c. ver."},

    {"fi", Follow::anything,
     "esim. ts. t.s. ns. mm. ml. ks. vrt. n. ent. tri. prof. s.o. huom. vs. toht. engl. ruots. sis."},
    {"fi", Follow::small,
     "jne. ym. yms. tms. jms. jpn. etc. em. ao. eaa. jaa. jkr. ekr. max. min. puh. kpl. milj. mrd."},
    {"fi", Follow::number, "nro. s. kuva. luku. art. kohta. klo. ver."},

    {"hu", Follow::anything, "pl. ill. ún. dr. prof. kb. ld. vö. vs. id. özv. ifj. ang. ném. tkp. "},
    {"hu", Follow::small, "stb. u.i. i.sz. i.e. kft. rt. zrt. nyrt. bt. tel. sz. db. fő. st."},
    {"hu", Follow::number, "o. old. sz. fej. ábra. bek. ver. köt. kb."},

    {"el", Follow::anything, "π.χ. δηλ. βλ. κ. κα. κκ. δρ. καθ. λ.χ. κεφ. σημ. πρβλ. ειδ. τηλ. αγγλ."},
    {"el", Follow::small, "κ.λπ. κλπ. κ.ά. κ.ο.κ. π.μ. μ.μ. π.χ. μ.χ. κ.τ.λ. α.ε."},
    {"el", Follow::number, "αρ. σ. σελ. κεφ. εικ. αριθ. παρ. άρθ. τ."},
});

constexpr auto kOrdinary = std::to_array<OrdinaryWords>({
    {"en",
     "act. adv. all. alt. as. by. cap. card. cont. dc. def. diff. do. ex. feb. fri. go. hat. id. in. is. jam. jan. "
     "job. "
     "joe. lev. lib. link. long. mar. mart. min. num. ok. on. op. or. org. pc. pro. rep. sep. sept. oct. nov. dec. "
     "aug. "
     "jun. jul. to. up. var. aa. ab. ad. ed. est. conn. comm. exec. kb. mb. gb. hz. misc. phys. sq. yr. pp. nr. abs. "
     "fn. "
     "u.s. u.s.a. n.y. l.a. d.c. a.m. p.m. a.d. ph.d. m.i.t. i.t. p.o. etc. md. mgr. a.s. r.t."},
    {"de",
     "am. app. art. best. b. fr. kl. kop. mod. obj. pin. port. rel. rep. str. temp. test. trans. verf. sa. so. mo. mi. "
     "do. "
     "di. int. abs. abt. ges. gem. geb. max. min. mind. std. dat. dim. ber. dir. ben. led. f. s. k. z. m. inc. ltd. "
     "co. jr. "
     "sen. usw. etc. v.h. tel. nr. kap. ing. jan. feb. apr. aug. sept. okt. nov. dez. konv. proz. prot. abw. kath. "
     "erf."},
    {"fr",
     "all. anc. aux. bull. cam. coll. config. dc. dest. dim. dir. doc. desc. fig. graph. ill. imm. indus. inc. jeu. "
     "lun. "
     "mar. mer. niv. nov. oct. op. publ. sam. syst. trav. var. ven. u.s. u.s.a. sept. juil. avr. janv. févr. déc. ann. "
     "comm. s.a. jr. mart. imprim. collab. adr. broch. p."},
    {"es",
     "all. aa. bien. bol. ca. col. comm. d. da. dc. desc. doc. em. exc. fabric. fig. figs. fr. id. inc. kit. korn. "
     "lic. lun. mar. "
     "mie. mié. ms. oct. nov. pp. ram. reg. rol. sa. seg. sol. var. vid. vie. vist. u.s. u.s.a. ed. cap. ss. abr. ago. "
     "dic. "
     "ene. feb. jul. jun. sept. sáb. dom. jue. emm. ant. av. ltd. corp. s.a. dto. c.v. c. ej. mar."},
    {"it", "all. arch. dc. div. fig. int. liv. mod. on. tab. ver. vol. p. pag. u.s. u.s.a. l. d. ag. sez. ltd."},
    {"pt",
     "aer. alm. anat. cat. com. comp. cont. des. dir. doc. eng. est. ex. fac. fev. ff. fig. fr. geom. hist. ind. jan. "
     "jun. lat. "
     "lin. lit. long. mar. mat. méd. mov. mús. nov. org. out. out. pal. part. pol. port. prod. próx. ref. rel. rep. "
     "res. "
     "rod. set. sup. tel. univ. vol. dez. ago. abr. mai. cap. ed. a.m. p.m. autom. gên. cx. sto. pron. ltd. s.a. p. "
     "pp."},
    {"ru", "янв. дек. февр. нояб. апр. окт. авг. сент. тыс. н.э."},
});

}  // namespace

std::span<const Abbreviations> abbreviation_table() {
  return kTable;
}
std::span<const OrdinaryWords> ordinary_words_table() {
  return kOrdinary;
}

}  // namespace docloc::text
