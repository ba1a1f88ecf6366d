// One file for all: each alone would be a request more, and compress worse.
export { AccountMenu } from './account-menu.tsx';
export { SignIn } from './sign-in.tsx';
export { SignInPage } from '../../pages/sign-in/sign-in-page.tsx';
export { SignedOutBar } from './signed-out-bar.tsx';
